"""The counting room: from ballots to winners, an order and the whole table, one module per method.

Exact to the last digit: whole numbers and fractions, never floats. Options are named by their place, from 0. A tie
stays a tie, unless an order that breaks it was declared beforehand.
"""
