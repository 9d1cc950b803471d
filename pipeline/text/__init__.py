"""How text is written, whoever reads it: feeds and pages alike.

``charset``   bytes to text; declarations lie, so the content has the last word
``moments``   written moments in many languages
"""
