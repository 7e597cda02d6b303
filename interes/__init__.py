"""Interes, a CRM for corporate sales."""
