"""The kinds of entries that the program records, and how their payloads become values again."""

from __future__ import annotations

from datetime import time

from cattrs.preconf.json import make_converter

CONSENT = "consent"
CONSENT_WITHDRAWN = "consent-withdrawn"
PERSON_CONSENT = "person-consent"
PERSON_CONSENT_WITHDRAWN = "person-consent-withdrawn"
REMOVAL_TASK = "removal-task"
REMOVAL_DONE = "removal-done"
"""A release was taken down; its subject is the export, its lookup the consent."""
POLICY = "policy"
REFERRAL = "referral"
REFERRAL_DECIDED = "referral-decided"
REFERRAL_CLOSED = "referral-closed"
DO_NOT_USE = "do-not-use"
DO_NOT_USE_LIFTED = "do-not-use-lifted"
REPORTED = "reported"
MARKS = (DO_NOT_USE, DO_NOT_USE_LIFTED, REPORTED)
REFERRAL_KINDS = (REFERRAL, REFERRAL_DECIDED, REFERRAL_CLOSED)

CONVERTER = make_converter(unstruct_collection_overrides={frozenset: sorted})
CONVERTER.register_unstructure_hook(time, lambda value: value.isoformat())
CONVERTER.register_structure_hook(time, lambda value, _: time.fromisoformat(value))
