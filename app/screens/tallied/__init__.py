"""What a count looks like: one value for each family of methods, the same on wall, tablet, console and paper.

Nothing is counted here: the counting room does that, exactly. A tie is always told, and no count is rounded.
"""
