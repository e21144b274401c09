"""Versions of reports with the differences that really stand between them, and how well the program
finds them.
"""
