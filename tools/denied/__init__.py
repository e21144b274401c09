"""Invented affairs with denials, to fit on what tells which event a denial denies."""
