"""The names under which assistants send the fields of a CV, as words alone: the model itself asks for them.

A place is `field`, or `field:role` where several values make one field. Names are compared in their plain form, so one
spelling here covers `fullName`, `Full Name` and `FULL-NAME`, with and without diacritics.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

_UNDECOMPOSED = str.maketrans({"ł": "l", "ß": "ss", "ø": "o", "đ": "d"})


@lru_cache(2048)  # names come from outside: an endless cache would grow with what is sent
def plain(name: str) -> str:
    """`workExperience`, `Work-Experience` -> `work_experience`; `doświadczenie` -> `doswiadczenie`."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name[:200])
    letters = unicodedata.normalize("NFKD", spaced.casefold().translate(_UNDECOMPOSED))
    return re.sub(r"[^a-z0-9]+", "_", "".join(c for c in letters if not unicodedata.combining(c))).strip("_")


def squeezed(name: str) -> str:
    """`GitHub`, `git_hub` and `github` are one name."""
    return plain(name).replace("_", "")


OF_CV: Final[Mapping[str, str]] = {
    "full_name": "name fullname candidate_name display_name person_name vollstandiger_name vor_und_nachname "
    "imie_i_nazwisko "
    "imie_nazwisko formatted_name",
    "full_name:prefix": "honorific_prefix academic_title prefix akademischer_titel tytul_naukowy",
    "full_name:first": "first_name firstname given_name forename first vorname imie",
    "full_name:middle": "middle_name middlename zweiter_vorname drugie_imie",
    "full_name:last": "last_name lastname surname family_name last nachname familienname nazwisko",
    "full_name:suffix": "honorific_suffix suffix",
    "headline": "title job_title label position role current_position current_role professional_title tagline "
    "subtitle profession "
    "occupation desired_position target_position beruf berufsbezeichnung berufstitel titel stanowisko naglowek "
    "zawod",
    "email": "e_mail mail email_address emails emailaddress email_adresse e_mail_adresse adres_email",
    "phone": "telephone tel telefon mobile mobil mobile_phone phone_number phonenumber telephone_number cell "
    "cell_phone phones "
    "handy telefonnummer mobiltelefon handynummer numer_telefonu telefon_komorkowy nr_telefonu contact_number",
    "address_lines": "address adress location postal_address residence home_address adresse anschrift wohnort adres "
    "adres_zamieszkania miejsce_zamieszkania address_line",
    "address_lines:street": "street street_address address1 address_line1 address_line_1 address2 strasse ulica",
    "address_lines:postal": "postal_code zip zip_code postcode plz kod_pocztowy",
    "address_lines:city": "city town municipality ort stadt miasto miejscowosc",
    "address_lines:region": "region state county canton kanton bundesland wojewodztwo",
    "address_lines:country": "country country_code land kraj",
    "nationality": "nationalities citizenship nationalitat nationalitaet staatsangehorigkeit "
    "staatsangehoerigkeit "
    "staatsburgerschaft narodowosc obywatelstwo",
    "birth_date": "date_of_birth birthdate dob birthday birth geburtsdatum geburtstag geboren data_urodzenia",
    "links": "profiles urls websites social social_links social_media social_profiles web_links online_profiles linki",
    "links:labelled": "website url homepage portfolio linkedin github gitlab xing twitter webseite strona "
    "strona_internetowa "
    "linkedin_url github_url portfolio_url personal_website stackoverflow kaggle orcid",
    "personal_details": "personal_detail other_details additional_details further_details",
    "personal_details:labelled": "marital_status civil_status family_status familienstand stan_cywilny "
    "work_permit permit driving_licence driving_license drivers_license fuhrerschein fuehrerschein prawo_jazdy "
    "place_of_birth "
    "birth_place birthplace geburtsort miejsce_urodzenia gender geschlecht plec religion konfession denomination "
    "children kinder second_phone secondary_phone phone2 work_phone home_phone fax skype "
    "availability notice_period verfugbarkeit military_service",
    "photo_url": "photo photo_path picture image avatar foto bild zdjecie profile_picture profile_photo photo_data_uri "
    "portrait bewerbungsfoto",
    "summary": "profile professional_summary about about_me bio objective summary_text personal_statement "
    "career_objective "
    "career_summary executive_summary profile_summary introduction profil kurzprofil uber_mich ueber_mich "
    "zusammenfassung "
    "persoenliches_profil personliches_profil podsumowanie o_mnie profil_zawodowy podsumowanie_zawodowe",
    "work_experience": "experience experiences companies employers "
    "employment_history employment employments work work_history "
    "work_experiences jobs "
    "positions professional_experience career career_history job_history professional_background "
    "berufserfahrung berufspraxis beruflicher_werdegang arbeitserfahrung berufliche_erfahrung werdegang "
    "praxiserfahrung "
    "doswiadczenie doswiadczenie_zawodowe historia_zatrudnienia zatrudnienie przebieg_kariery",
    "education": "educations schools degrees universities qualifications "
    "education_history academic_background academic_history studies schooling "
    "education_and_training "
    "ausbildung bildung bildungsweg studium schulbildung akademischer_werdegang aus_und_weiterbildung "
    "wyksztalcenie edukacja",
    "further_experience": "volunteer volunteering volunteer_experience volunteer_work projects memberships "
    "additional_experience "
    "other_experience extracurricular extracurricular_activities ehrenamt engagement ehrenamtliches_engagement "
    "projekte "
    "wolontariat projekty dzialalnosc_dodatkowa",
    "skills": "skill competencies competences competencies_and_skills core_competencies key_skills skillset "
    "skill_groups "
    "kenntnisse fahigkeiten faehigkeiten kompetenzen kenntnisse_und_fahigkeiten umiejetnosci kompetencje",
    "skills:labelled": "technical_skills hard_skills soft_skills it_skills computer_skills tech_stack "
    "technologies tools "
    "digital_skills programming_languages it_kenntnisse edv_kenntnisse umiejetnosci_techniczne "
    "umiejetnosci_miekkie "
    "it_ai_skills technical_operational_skills",
    "languages": "langs language_skills spoken_languages foreign_languages languages_spoken linguistic "
    "mother_tongue mother_tongues native_language native_languages "
    "linguistic_skills sprachen "
    "sprachkenntnisse fremdsprachen jezyki jezyki_obce znajomosc_jezykow",
    "certifications": "certificates certs licenses licences certificate certificates_and_licenses zertifikate "
    "zertifizierungen "
    "certyfikaty uprawnienia certyfikaty_i_uprawnienia",
    "trainings": "courses training workshops seminars professional_development weiterbildung weiterbildungen "
    "fortbildung "
    "fortbildungen kurse seminare kursy szkolenia kursy_i_szkolenia",
    "publications": "papers articles publikationen veroffentlichungen veroeffentlichungen publikacje",
    "awards": "honors honours prizes awards_and_honors achievement achievements accomplishments auszeichnungen "
    "preise nagrody "
    "wyroznienia osiagniecia",
    "interests": "hobbies hobby hobbies_and_interests interessen hobbys freizeit hobbys_und_interessen zainteresowania",
    "references": "referees referenzen referenz referencje",
    "custom_sections": "custom_section additional_sections other_sections extra_sections further_sections "
    "custom sections weitere_abschnitte dodatkowe_sekcje additional_information additional_info other",
    "data_privacy": "consent consent_clause gdpr gdpr_clause gdpr_consent rodo klauzula klauzula_rodo "
    "privacy_clause data_consent "
    "einwilligung datenschutz zgoda zgoda_rodo",
    "design": "styling appearance look formatting template_settings gestaltung wyglad",
    "design:template": "template theme layout template_name vorlage szablon",
    "design:accent": "accent accent_color accent_colour color colour primary_color theme_color akzentfarbe",
    "design:font": "font font_family typeface schriftart czcionka",
    "design:paper": "paper paper_size page_size papierformat",
    "design:section_order": "section_order sections_order",
    "design:hidden": "hidden_fields hidden_sections hide_fields",
    "design:headings": "headings section_headings section_titles",
    "design:page_numbers": "page_numbers",
    "language": "lang locale cv_language target_language sprache jezyk output_language document_language",
}


@cache
def _fields() -> Mapping[str, str]:
    """What a field of its own is called -> the field. Names of parts and labels stand for none."""
    return {squeezed(word): place for place, words in OF_CV.items() if ":" not in place for word in words.split()}


def field_called(name: str) -> str:
    """`jobs`, `Hobbys` -> the field of a CV that is called so; "" for other names."""
    return _fields().get(squeezed(name), "")
