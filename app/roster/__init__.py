"""An organiser's list of seats as a file: read into a grid, its columns understood, its rows taken or named.

Pure reading: nothing here keeps anything, and nothing is taken of a file of which one row is bad.
"""
