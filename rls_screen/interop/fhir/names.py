"""What things are called in FHIR: our own addresses, and those of extensions and code systems."""

from rls_screen.instrument.model import Instrument, Question

OURS = "urn:rls-screen"
QUESTIONNAIRE = f"{OURS}:questionnaire"
RECORD = f"{OURS}:record"
NUMBERED = f"{OURS}:record-number"
"""The systems of a record's id: a text, or a number as it was written."""

HL7 = "http://hl7.org/fhir"
SDC = f"{HL7}/uv/sdc/StructureDefinition"
CORE = f"{HL7}/StructureDefinition"

PROFILE = f"{SDC}/sdc-questionnaire"
CALCULATED = f"{SDC}/sdc-questionnaire-calculatedExpression"
ENABLE_WHEN = f"{SDC}/sdc-questionnaire-enableWhenExpression"
VARIABLE = f"{CORE}/variable"
HIDDEN = f"{CORE}/questionnaire-hidden"
CONTROL = f"{CORE}/questionnaire-itemControl"
EXCLUSIVE = f"{CORE}/questionnaire-optionExclusive"
MINIMUM, MAXIMUM = f"{CORE}/minValue", f"{CORE}/maxValue"
TRANSLATION = f"{CORE}/translation"
CONTROLS = f"{HL7}/questionnaire-item-control"
FHIRPATH = "text/fhirpath"

CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
SNOMED = "http://snomed.info/sct"

NONE = "none"
NONE_SYSTEM = f"{OURS}:answers:{NONE}"
"""The answer to a list that none of its items fits."""

RESULTS = "results"
"""The link of the group of all that a form works out."""


def answers_of(question: Question) -> str:
    """Give the code system of the answers to *question*."""
    return f"{OURS}:answers:{'yes-no' if question.is_yes_no else question.id}"


def canonical(instrument: Instrument) -> str:
    """Give the address of the form and its version, as a response names them."""
    return f"{QUESTIONNAIRE}:{instrument.id}|{instrument.version}"
