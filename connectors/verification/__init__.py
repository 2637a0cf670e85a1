"""Thẩm định: claims, decisions that replace inputs, the queue by risk, appeals. Values in, values out.

claims.py     what agencies claim, each with a hash that any change of its cell changes
decisions.py  decisions put in the place of the claimed inputs; what is stale, undecided, not valid
locking.py    the deadline: what was typed by then is scored, what came later is shown
queue.py      the claims by risk with the reasons; risks.py has the table of weights, the *_risks.py find them
deciding.py   who may decide and confirm, and what a decision must carry; stakes.py how much it moves
appeals.py    the window of an appeal, its state, and whom a changed decision moves
settings.py   what a locality decides about all this; working_days.py the public holidays
"""
