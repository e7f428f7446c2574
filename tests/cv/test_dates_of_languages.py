"""Dates in the spellings of the languages that have folders, each read with the words of its language."""

from __future__ import annotations

import pytest

from cv_generator.cv.dates import parse_date_range
from cv_generator.languages import reading_in

SPELLINGS = {
    "fr": {
        "sept 2019/août 2020": "2019-09 – 2020-08", "Eté 2019": "2019", "ETE 2019": "2019", "juill. 2019": "2019-07",
        "A partir de 2019": "2019 – Present", "2019 - A ce jour": "2019 – Present", "2017 (actuellement)": "2017 – Present",
        "de mars à juin 2018": "2018-03 – 2018-06", "Décembre 2018": "2018-12", "DECEMBRE 2018": "2018-12",
    },
    "es": {
        "de enero a marzo de 2018": "2018-01 – 2018-03", "Desde el año 2019": "2019 – Present", "Egresado 2019": "2019",
        "Otono de 2019": "2019", "2019 (cursando)": "2019 – Present", "03/2019 - 08/2020 - 1 año y 6 meses": "2019-03 – 2020-08",
    },
    "it": {
        "da gennaio a marzo 2018": "2018-01 – 2018-03", "da gennaio 2018": "2018-01 – Present", "Estati 2018-2019": "2018 – 2019",
        "Previsto per settembre 2027": "2027-09", "Conseguita nel 2019": "2019",
    },
    "nl": {
        "juli en augustus 2019": "2019-07 – 2019-08", "Diploma behaald: 2019": "2019", "vanaf het jaar 2019": "2019 – Present",
        "tussen 2015 en 2018": "2015 – 2018", "2019 (lopend)": "2019 – Present",
    },
    "pt": {
        "05/2021 há 09/2021": "2021-05 – 2021-09", "05/2021 á 09/2021": "2021-05 – 2021-09", "05/2021 ate 09/2021": "2021-05 – 2021-09",
        "De janeiro a março de 2018": "2018-01 – 2018-03", "fevereiro á abril de 2021": "2021-02 – 2021-04", "Verão de 2019": "2019",
        "2019.1 – 2020.2": "2019 – 2020", "2019.11": "2019-11", "2019 ate hoje": "2019 – Present", "MARCO 2019": "2019-03",
        "08/2018 - 07/2019 - 1 ano e 1 mês": "2018-08 – 2019-07", "2019 (cursando)": "2019 – Present",
    },
}  # fmt: skip


@pytest.mark.parametrize(("code", "spelling"), [(code, text) for code, texts in SPELLINGS.items() for text in texts])
def test_a_spelling_of_a_language_is_made_canonical(code, spelling):
    with reading_in(code):
        assert str(parse_date_range(spelling)) == SPELLINGS[code][spelling]
