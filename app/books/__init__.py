"""What the window reads from the register and writes into it: plain functions of a workplace that give frozen values.

None of them is for the window's thread: each opens the register, which may take long or be locked by another program.
"""
