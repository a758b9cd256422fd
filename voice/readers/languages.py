"""What files say of their language, as a tag of BCP 47."""

import re

_LANGUAGES = dict(
    pair.split("=")
    for pair in re.findall(
        r"\S+",
        """afr=af alb=sq sqi=sq amh=am ara=ar arm=hy hye=hy bel=be ben=bn bos=bs bul=bg cat=ca chi=zh zho=zh cze=cs
        ces=cs dan=da dut=nl nld=nl eng=en est=et eus=eu baq=eu fas=fa per=fa fin=fi fra=fr fre=fr geo=ka kat=ka ger=de
        deu=de gle=ga glg=gl gre=el ell=el heb=he hin=hi hrv=hr hun=hu ice=is isl=is ind=id ita=it jpn=ja kaz=kk kor=ko
        lav=lv lit=lt mac=mk mkd=mk may=ms msa=ms mlt=mt nep=ne nob=nb nor=no nno=nn pol=pl por=pt ron=ro rum=ro rus=ru
        sin=si slk=sk slo=sk slv=sl som=so spa=es srp=sr swa=sw swe=sv tam=ta tha=th tur=tr ukr=uk urd=ur uzb=uz vie=vi
        wel=cy cym=cy zul=zu""",
    )
)
"""ISO 639-2 (both kinds) as BCP 47 has it, which wants two letters where there are two."""
_NONE = ("und", "mul", "zxx", "mis")
"""Codes that name no language."""


def tag_of(stated: str) -> str:
    """The tag; empty where what is stated names no language, such as the ``C`` of a computer that was told none."""
    match = re.fullmatch(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)", stated.strip())
    if not match or match[1].casefold() in _NONE:
        return ""
    first = _LANGUAGES.get(match[1].casefold(), match[1].casefold())
    rest = [part for part in re.split(r"[-_]", match[2]) if part]
    shaped = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.casefold() for part in rest]
    return "-".join((first, *shaped))
