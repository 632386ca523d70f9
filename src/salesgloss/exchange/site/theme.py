"""The site's colors: an accent of any shade made readable on light and on dark."""

from __future__ import annotations

import re

from salesgloss.errors import UsageError

DEFAULT_ACCENT = "#2f4fc4"
READABLE = 5.0  # contrast; WCAG asks for 4.5
LIGHT, DARK = (0xFA, 0xF9, 0xF6), (0x14, 0x16, 0x1B)  # the lightest and darkest ground of a page
_SOFT_LIGHT, _SOFT_DARK = 0.91, 0.8  # how much of the ground is in a tint of the accent

Color = tuple[int, int, int]


def theme_css(accent: str | None) -> str:
    """Return the rules that color the site after ``accent`` (#rrggbb); UsageError for no such."""
    chosen = _parse(accent or DEFAULT_ACCENT)
    light, dark = _rules(chosen, LIGHT), _rules(chosen, DARK)
    return (
        f":root{{{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f":root[data-theme=dark]{{{dark}}}\n"
    )


def _rules(accent: Color, ground: Color) -> str:
    tint = _mixed(accent, ground, _SOFT_LIGHT if ground is LIGHT else _SOFT_DARK)
    ink = _readable(accent, tint, ground)
    on = (255, 255, 255) if contrast(ink, (255, 255, 255)) >= READABLE else (0x10, 0x11, 0x14)
    return f"--accent:{_hex(ink)};--on-accent:{_hex(on)};--tint:{_hex(tint)}"


def _readable(accent: Color, tint: Color, ground: Color) -> Color:
    """Return ``accent`` darkened, on dark ground lightened, until it can be read on both."""
    towards = (0, 0, 0) if ground is LIGHT else (255, 255, 255)
    for step in range(21):
        tried = _mixed(accent, towards, step / 20)
        if min(contrast(tried, tint), contrast(tried, ground)) >= READABLE:
            return tried
    return towards


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colors, 1 to 21, as WCAG computes it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = (each / 255 for each in color)
    linear = [
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(one: Color, other: Color, share: float) -> Color:
    """Return ``one`` with ``share``, 0 to 1, of ``other`` in it."""
    red, green, blue = (
        round(left + (right - left) * share) for left, right in zip(one, other, strict=True)
    )
    return red, green, blue


def _hex(color: Color) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)


def _parse(text: str) -> Color:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise UsageError(f"{text!r} is no color", hint="give one like #2f4fc4")
    red, green, blue = bytes.fromhex(text[1:])
    return red, green, blue
