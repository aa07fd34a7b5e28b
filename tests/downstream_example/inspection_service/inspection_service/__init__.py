"""A small service of somebody else's: a shelf of inspections, and what the rules say of them."""
