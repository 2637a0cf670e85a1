"""What ``thuocdo doctor`` examines: one file a subject, each check a function that returns a ``Finding``.

``examination`` puts the checks in their order; ``printing`` tells what they found to people and to machines.
"""
