"""What the tests share."""

from __future__ import annotations

import pytest
import summitry

TEXT = (
    "ASTANA, 18 juin 2025 — Le deuxième sommet Chine-Asie centrale s’est tenu mardi à Astana. "
    "Le président kazakh Kassym-Jomart Tokaïev a accueilli ses hôtes. Les six pays ont signé un traité de bon voisinage. "
    "En 2024, les échanges ont atteint 94,8 milliards de dollars, en hausse de 5,2 %."
)


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def extraction(text: str) -> summitry.Extraction:
    return summitry.extract(text, id="astana.txt", published="2025-06-18")
