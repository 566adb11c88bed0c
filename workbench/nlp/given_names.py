"""Common given names in English-language news that tell whether he or she is meant.

Names borne by men and women alike (Robin, Kim, Taylor) are left out.
"""

from workbench.nlp.words import word_set

HE_NAMES = word_set(
    "james john robert michael william david richard joseph thomas charles christopher daniel"
    " matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward"
    " ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin"
    " scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry"
    " peter henry arthur albert harold walter carl roger keith lawrence gerald douglas philip"
    " phillip victor martin simon graham neil ian alan allan colin malcolm trevor nigel stuart"
    " derek howard bernard leonard leo oscar oliver harry fred ted tom tim jim bob bill mike dave"
    " steve nick ben sam dan matt luke adam aaron nathan sean shaun liam connor ethan noah lucas"
    " mohammed mohamed muhammad ahmed ali hassan hussein ibrahim omar yusuf abdullah mustafa"
    " jose juan carlos luis jorge pedro miguel antonio manuel francisco fernando diego pablo"
    " pierre jacques michel francois hans klaus karl heinrich wolfgang giovanni giuseppe"
    " mario luigi marco paolo vladimir dmitry sergei sergey boris igor ivan nikolai mikhail andrei"
)
SHE_NAMES = word_set(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty"
    " margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah"
    " stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma"
    " nicole helen samantha katherine christine rachel maria heather diane ruth julie olivia"
    " alice anne annie ann jane joan judith janet janice joyce catherine kate katie claire"
    " charlotte sophie sophia victoria virginia hannah megan lucy ellen eleanor elaine irene"
    " jacqueline gillian hilary hillary theresa teresa tracey tracy wendy yvonne zoe fiona grace"
    " gloria marie monica natalie natasha rosa rose sally sheila sylvia tina vanessa veronica"
    " fatima aisha layla leila zainab isabel isabella carmen lucia elena olga svetlana tatiana"
    " irina ingrid ursula monika greta giulia francesca chiara beatrice"
)


def gender_by_name(name: str) -> str:
    """Return "he" or "she" by the first given name before a surname that tells, else nothing."""
    for given in name.casefold().split()[:-1]:
        if given in HE_NAMES or given in SHE_NAMES:
            return "he" if given in HE_NAMES else "she"
    return ""
