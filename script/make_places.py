#!/usr/bin/env python3
"""Writes src/cv_generator/reading/lexicon/places.txt: towns and countries that a reader of CVs should know.

Sources: the area names of phonenumbers' geocoder (Apache 2.0), countries and exemplar cities of CLDR through babel
(Unicode licence), and the list of larger towns below, which the former two leave out.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale
from phonenumbers.geodata import GEOCODE_DATA

TARGET = Path(__file__).parents[1] / "src/cv_generator/reading/lexicon/places.txt"
AREA_CODES = ("49", "41", "43", "44", "48", "353", "31", "32", "352", "39", "33", "34", "36", "421", "351", "46")
LANGUAGES = ("en", "de", "pl")
LARGER_TOWNS = """
Zürich; Genf; Genève; Geneva; Basel; Lausanne; Bern; Winterthur; Luzern; Lucerne; St. Gallen; Sankt Gallen; Lugano; Biel; Bienne; Thun; Köniz; Fribourg; Freiburg
Schaffhausen; Chur; Uster; Sion; Sitten; Vernier; Lancy; Neuchâtel; Neuenburg; Emmen; Kriens; Yverdon; Zug; Rapperswil; Jona; Dübendorf; Dietikon; Montreux; Frauenfeld
Wetzikon; Baar; Wil; Bulle; Kreuzlingen; Carouge; Renens; Nyon; Wädenswil; Meyrin; Aarau; Allschwil; Reinach; Horgen; Kloten; Vevey; Muttenz; Baden; Wettingen; Olten; Solothurn
Bellinzona; Onex; Gossau; Bülach; Adliswil; Volketswil; Pully; Regensdorf; Monthey; Schlieren; Thalwil; Martigny; Illnau; Steffisburg; Pratteln; Ostermundigen; Burgdorf
Freienbach; Herisau; Morges; Langenthal; Locarno; Cham; Einsiedeln; Lyss; Sierre; Binningen; Liestal; Arbon; Wohlen; Schwyz; Stans; Sarnen; Altdorf; Glarus; Appenzell; Davos; Visp; Brig
Spiez; Interlaken; Münsingen; Küsnacht; Meilen; Zollikon; Stäfa; Rüti; Brugg; Zofingen; Lenzburg; Sursee; Hochdorf; Rotkreuz; Buchs; Sargans; Landquart; Delémont; Porrentruy; Zermatt; Grenchen
Rheinfelden; Laufen; Belp; Worb; Ittigen; Zollikofen; Muri; Vaduz; Schaan; Balzers; Wallisellen; Opfikon; Glattbrugg; Männedorf; Pfäffikon; Romanshorn; Amriswil; Weinfelden; Uzwil; Flawil; Wattwil
Warszawa; Warsaw; Warschau; Kraków; Cracow; Krakau; Łódź; Wrocław; Breslau; Poznań; Posen; Gdańsk; Danzig; Szczecin; Stettin; Bydgoszcz; Lublin; Białystok; Katowice; Gdynia; Częstochowa; Radom
Rzeszów; Toruń; Sosnowiec; Kielce; Gliwice; Olsztyn; Zabrze; Bielsko-Biała; Bytom; Zielona Góra; Rybnik; Ruda Śląska; Opole; Tychy; Gorzów Wielkopolski; Elbląg; Dąbrowa Górnicza; Płock; Wałbrzych
Włocławek; Tarnów; Chorzów; Koszalin; Kalisz; Legnica; Grudziądz; Jaworzno; Słupsk; Jastrzębie-Zdrój; Nowy Sącz; Jelenia Góra; Siedlce; Mysłowice; Konin; Piła; Piotrków Trybunalski; Inowrocław
Lubin; Ostrów Wielkopolski; Suwałki; Stargard; Gniezno; Ostrowiec Świętokrzyski; Siemianowice Śląskie; Głogów; Pabianice; Leszno; Żory; Zamość; Pruszków; Łomża; Ełk; Tarnowskie Góry; Tomaszów Mazowiecki
Chełm; Mielec; Kędzierzyn-Koźle; Przemyśl; Stalowa Wola; Tczew; Biała Podlaska; Bełchatów; Świdnica; Będzin; Zgierz; Piekary Śląskie; Racibórz; Legionowo; Ostrołęka; Świętochłowice; Wejherowo; Rumia
Starachowice; Zawiercie; Wodzisław Śląski; Skierniewice; Puławy; Starogard Gdański; Tarnobrzeg; Krosno; Radomsko; Kołobrzeg; Otwock; Dębica; Skarżysko-Kamienna; Ciechanów; Kutno; Świdnik; Sieradz
Sopot; Piaseczno; Oświęcim; Nysa; Oleśnica; Żyrardów; Sanok; Jarosław; Bolesławiec; Zakopane; Cieszyn; Sandomierz; Malbork; Chojnice; Brzeg; Dzierżoniów; Oława; Nowy Targ; Wieliczka; Jelcz-Laskowice; Środa Wielkopolska
Swarzędz; Luboń; Września; Jarocin; Krotoszyn; Żary; Żagań; Nowa Sól; Polkowice; Zgorzelec; Kłodzko; Ząbkowice Śląskie; Strzelin; Trzebnica; Milicz; Wołów; Lubań; Giżycko; Augustów; Mrągowo; Iława; Ostróda
Berlin; Hamburg; München; Munich; Monachium; Köln; Cologne; Kolonia; Frankfurt am Main; Frankfurt; Stuttgart; Düsseldorf; Leipzig; Dortmund; Essen; Bremen; Dresden; Hannover; Hanover; Nürnberg; Nuremberg; Duisburg
Bochum; Wuppertal; Bielefeld; Bonn; Münster; Karlsruhe; Mannheim; Augsburg; Wiesbaden; Mainz; Kiel; Lübeck; Rostock; Freiburg im Breisgau; Erfurt; Jena; Halle; Magdeburg; Potsdam; Heidelberg; Darmstadt; Regensburg
Würzburg; Wolfsburg; Göttingen; Braunschweig; Kassel; Aachen; Saarbrücken; Ulm; Konstanz; Tübingen; Wien; Vienna; Wiedeń; Graz; Linz; Salzburg; Innsbruck; Klagenfurt; Bregenz; Dornbirn; St. Pölten; Villach; Wels
London; Birmingham; Manchester; Leeds; Liverpool; Sheffield; Bristol; Glasgow; Edinburgh; Cardiff; Belfast; Newcastle; Newcastle upon Tyne; Nottingham; Leicester; Southampton; Portsmouth; Brighton; Oxford; Cambridge; York
Bath; Exeter; Plymouth; Norwich; Reading; Swansea; Aberdeen; Dundee; Inverness; Harrogate; Bradford; Hull; Derby; Stoke-on-Trent; Coventry; Wolverhampton; Sunderland; Durham; Lancaster; Preston; Milton Keynes; Luton
Dublin; Cork; Galway; Limerick; New York; New York City; Los Angeles; Chicago; Houston; Phoenix; Philadelphia; San Antonio; San Diego; Dallas; San Jose; Austin; San Francisco; Seattle; Denver; Boston; Washington; Washington, D.C.
Nashville; Portland; Las Vegas; Detroit; Atlanta; Miami; Minneapolis; Cleveland; Pittsburgh; St. Louis; Baltimore; Milwaukee; Sacramento; Oakland; Raleigh; Columbus; Charlotte; Indianapolis; Salt Lake City; Orlando; Tampa; Kansas City
Toronto; Vancouver; Montreal; Montréal; Ottawa; Calgary; Sydney; Melbourne; Brisbane; Perth; Auckland; Wellington; Paris; Lyon; Marseille; Strasbourg; Straßburg; Mulhouse; Brüssel; Brussels; Bruksela; Antwerp; Amsterdam; Rotterdam
Den Haag; Utrecht; Eindhoven; Luxemburg; Luxembourg; Mailand; Milan; Milano; Rom; Rome; Roma; Turin; Torino; Bozen; Madrid; Barcelona; Valencia; Lisbon; Lissabon; Porto; Kopenhagen; Copenhagen; Stockholm; Göteborg; Oslo; Helsinki
Prag; Prague; Praha; Praga; Brno; Brünn; Ostrava; Bratislava; Budapest; Bukarest; Bucharest; Sofia; Zagreb; Ljubljana; Belgrad; Belgrade; Athen; Athens; Istanbul; Ankara; Kiew; Kyiv; Kijów; Lwów; Lviv; Vilnius; Wilno; Riga; Tallinn
Moskau; Moscow; Tokyo; Tokio; Singapore; Singapur; Hong Kong; Shanghai; Beijing; Peking; Mumbai; Delhi; New Delhi; Bangalore; Bengaluru; Hyderabad; Chennai; Pune; Dubai; Abu Dhabi; Tel Aviv; Johannesburg; Cape Town; Kapstadt; São Paulo
Remote; Homeoffice; Home Office; zdalnie; praca zdalna; hybrid; hybrydowo; UK; U.K.; USA; U.S.; US; UAE; England; Scotland; Wales; Northern Ireland; Bayern; Bavaria; Sachsen; Hessen; Baden-Württemberg; Nordrhein-Westfalen; Tirol; Wallis
""".strip()


def names() -> set[str]:
    found = {part.strip() for part in re.split(r"[;\n]", LARGER_TOWNS)}
    for prefix, texts in GEOCODE_DATA.items():
        if prefix.startswith(AREA_CODES) and not prefix.startswith("1"):
            for text in texts.values():
                found |= {part.strip() for part in re.split(r"[/,]", text)}
    for language in LANGUAGES:
        locale = Locale(language)
        found |= {name for code, name in locale.territories.items() if not code.isdigit()}
        found |= {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    return {name for name in found if 1 < len(name) < 32 and name[0].isupper() and not re.search(r"[\d;#*]", name)} | {
        "zdalnie", "praca zdalna", "hybrid", "hybrydowo",
    }  # fmt: skip


if __name__ == "__main__":
    TARGET.write_text(
        "# Made by script/make_places.py: towns and countries.\n" + "\n".join(sorted(names())) + "\n", "utf-8"
    )
