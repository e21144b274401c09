"""Invented affairs with denials: which event does each deny?"""
