"""Who did something, in words: the address of an account, or the role that was played in the demonstration."""

from __future__ import annotations

from connectors.access.visitors import DEMONSTRATION_DOMAIN, ROLE_LABELS, ROLES


def person(email: str, language: str) -> str:
    """Somebody as pages name them. Made-up addresses say nothing, so the role that was played stands for them.

    >>> person("second-verifier@minh-hoa.example", "vi")
    'Người thẩm định thứ hai (vai minh hoạ)'
    >>> person("an@hue.example", "vi")
    'an@hue.example'
    """
    if not email.endswith(DEMONSTRATION_DOMAIN):
        return email
    name = email.removesuffix(DEMONSTRATION_DOMAIN)
    role = next((ROLE_LABELS[each].in_(language) for each in ROLES if each.replace("_", "-") == name), email)
    return f"{role} ({'vai minh hoạ' if language == 'vi' else 'a demonstration role'})"
