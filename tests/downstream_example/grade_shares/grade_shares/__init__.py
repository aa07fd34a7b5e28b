"""A small project of somebody else's, which counts how much of an inspection was good.

It has a mistake in it, which its own tests find with the strategies of `ofsted_inspection`.
"""
