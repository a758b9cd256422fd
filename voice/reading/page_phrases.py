"""What stands on a page beside the text, in many languages: ways elsewhere, captions, rights, dates.

As in `voice.reading.vocabulary`, nothing is from one page, and a phrase that is missing costs a little.
"""

import re


def _any(*lines: str) -> str:
    """Alternatives that are written down between bars, as one pattern; a space is a space."""
    return "|".join(line.strip().strip("|") for line in lines)


_AWAY = _any(
    "home|start|startseite|accueil|inicio|главная|главная страница|首页|ホーム|menu|menü|back|zurück|retour|назад",
    "返回.{0,6}|只看该作者.{0,10}|只看楼主|.{0,12}发表于 ?\\d{4}.{0,40}|回复|举报",
    "share|tweet|share (?:this|on)\\b.*|partager.{0,20}|teilen.{0,20}|compartir.{0,20}|condividi.{0,20}",
    "поделиться.{0,20}|jaa.{0,15}|分享.{0,10}|シェア.{0,10}|print|drucken|imprimer|facebook|twitter|whatsapp|telegram",
    "linkedin|e-?mail|close|закрыть|schließen|fermer|advertisement|anzeige|werbung|publicité|publicidad|pubblicità",
    "реклама|на правах рекламы|mainos|广告|廣告|広告",
)
_MORE = _any(
    "read (?:also|more)|see also|lire (?:aussi|plus|la suite)|lesen sie auch|mehr (?:zum thema|dazu)|lea también",
    "leggi anche|читайте также|lue myös|leia (?:mais|também)|saiba mais|veja também|leer más|lee también"
    "|weiterlesen|延伸阅读|相关阅读|(?:本周|今日|热门|编辑)?推荐阅读|関連記事",
)
_RELATED = _any(
    "related(?: (?:articles|stories|posts|content|reading))?|more (?:stories|articles|like this)|you may also like",
    "articles? (?:liés?|similaires|connexes)|à lire aussi|sur le même sujet|verwandte (?:artikel|beiträge)",
    "ähnliche (?:artikel|beiträge)|artículos relacionados|articoli correlati|artigos relacionados",
    "похожие (?:статьи|материалы)|материалы по теме|aiheeseen liittyvää|artikel terkait|baca juga|σχετικά άρθρα",
    "相关文章|相關文章|相关阅读|推荐阅读|延伸阅读|関連記事|관련 기사",
    "mentions légales|impressum|datenschutz|privacy(?: policy)?|terms of (?:use|service)",
    "aviso legal|note legali|политика конфиденциальности|пользовательское соглашение|käyttöehdot|tietosuoja",
)
LEADS_ON = re.compile(rf"^\W*(?:{_RELATED})\W*$", re.I)
"""What stands above a list of other pages, or in the last line of one: behind the conversation all after it
    is such."""
EDITED = re.compile(
    _any(
        r"\b(?:interview|conversation|transcript|text) (?:has been|was|is) .{0,60}\b(?:edited|condensed|shortened)\b",
        r"\bedited (?:and condensed )?for (?:length|clarity)|condensed and edited|cet entretien a été .{0,60}",
        "(?:interview|gespräch) wurde .{0,60}(?:gekürzt|bearbeitet|redigiert|übersetzt)",
        "esta entrevista (?:ha sido|fue) |(?:questa|l['’])\\s?intervista è stata |esta entrevista foi ",
        "интервью (?:было )?(?:отредактировано|сокращено)",
        "haastattelua on (?:lyhennetty|muokattu)|wawancara ini telah ",
        "(?:访谈|采访|对话|本文)(?:内容)?.{0,12}(?:编辑|删减|整理|节选)",
        "インタビューは.{0,20}(?:編集|要約)|인터뷰는 .{0,20}편집",
    ),
    re.I,
)
"""A note on how the text was made."""
NAVIGATION = re.compile(rf"^\W*(?:(?:{_AWAY})(?:[\s|/·•,]+(?:{_AWAY}))*|(?:{_MORE})\b.*)\W*$", re.I)
"""A line that only leads elsewhere."""

SOURCE = re.compile(
    r"\W*(?:fuente|fonte|source|quelle|sumber|источник|来源|來源|出典|πηγή|lähde)\s*[:：]\s*\S.{1,60}$", re.I
)
"""Where a picture is from."""
READERS = re.compile(
    r"\W*(?:\d+\s)?(?:(?:readers?['’]?s? )?comments?|kommentare?|commentaires?|comentarios|comentários"
    r"|commenti|комментари[ийев]+"
    r"|評論|评论|网友评论|コメント|komentar|kommentit|σχόλια|responses|thoughts on .{1,80})(?:\s?\(?\d*\)?)?\W*$",
    re.I,
)
"""What stands above readers' comments."""
WROTE = re.compile(
    r"\b(?:wrote|writes|says|said|reply|replied|schrieb|antworten|a écrit|répondre|escribió|responder"
    r"|ha scritto|rispondi|ответить"
    r"|пишет)\b|回复|返信|说道|(?:on|at|am|le|el|il) .{0,20}\d{4}|\d{1,2}:\d{2}",
    re.I,
)
"""What stands above one of them."""
SOUND = re.compile(
    r"\b(?:music|musik|musique|música|musica|musiikki\w*|jingle|theme song|applause)\b|музыка|音楽|音乐|音樂"
    r"|[♪♫]",
    re.I,
)
"""What a stage direction tells of and nobody hears in an edition."""
LEGEND = re.compile(r"[(\[]?\s*\S{1,4}\s?=\s?[^;,=()]{2,30}(?:[;,]\s*\S{1,4}\s?=\s?[^;,=()]{2,30})+[)\]]?\.?")
"""What abbreviations stand for: ``I = Interviewer; S = Student``."""
PUBLISHED = re.compile(
    r"\W*(?:(?:first |originally )?(?:published|posted|updated|aired|recorded)(?: on| at| in)?"
    r"|veröffentlicht(?: am)?|publié(?: le)?"
    r"|publicado(?: el| em)?|pubblicato(?: il)?|опубликовано|дата публикации|julkaistu|diterbitkan|掲載日?"
    r"|公開日?|更新日?|投稿日?|発行日?"
    r"|发布(?:时间|日期)?|發佈(?:時間|日期)?"
    r"|(?:文章)?来源[:：].{1,20}$)\s*[:：]?\s*(?:[^\s:：.!?。]+[\s,]+){0,4}[^\s:：!?。]{0,20}"
    r"(?:\d{4}\s*年?|\d{1,2}\s*月|\d\s*日|\d{2}:\d{2})[^.!?。]{0,12}$",
    re.I,
)
"""A line that only says when this came out."""
RECORDED_BY = re.compile(
    r"\W*(?:propos recueillis par|entretien réalisé par|interview réalisée par|das (?:gespräch"
    r"|interview) führten?|die fragen stellten?"
    r"|entrevista realizada por|intervista a cura di|интервью (?:взял|взяла|провел|провела)|беседовала?|беседу вела?"
    r"|haastattel(?:u|ija)[:]|interview (?:conducted )?by|interviewed by)\s+(?P<names>\S.{0,180})$",
    re.I,
)
"""Who asked, in a sentence of its own at the end."""
_PICTURE = "(?:photo|foto|bild|image|фото|kuva|图|写真)s?"
LAYOUT = re.compile(
    r"=[A-Z]{3,}=.*|\[/?(?:gallery|caption|embed|audio|video|youtube|vimeo|soundcloud|playlist|button|quote"
    r"|toc)\b[^\]]*\]$"
    r"|(?:#[^\W\d]\w*\s*)+$|[(\[]?\d{1,2}[.:]\d{2}\s?[ap]\.?m\.?[)\]]?$"
    r"|\W*(?:(?:begin|end|start)(?:ning)?\s(?:of\s)?)?(?:tape|side|reel"
    r"|cassette)\s?(?:no\.?\s?)?[\dA-DIV]+(?:[,/ ]+side\s?[\dA-D]+)?\W*$"
    r"|(?:\S+/)?[^\s/]+\.(?:jpe?g|png|gif|webp|svg|mp3|mp4)$|\{[{%].*[%}]\}$",
    re.I,
)
"""What tells a program how to lay out the page."""
CAPTION = re.compile(
    _any(
        rf"^(?:{_PICTURE}\s*(?:\(c\)|©|[:：|｜/]|credit|by\b).{{1,100}}|©.{{1,100}}",
        r"\W*《[^》]{1,30}》(?:电影|电视剧)?(?:剧照|截图|海报)\W*|.{1,60}(?:剧照|供图|图源[^。]{0,20}|摄)[)）]?",
        r"[(（]?(?:本文|文中)(?:图片|照片|配图|图)[^。]{1,40}|[(（]?(?:図|写真|画像)(?:は|提供)[^。]{1,40}",
        rf".{{1,160}}[(（]{_PICTURE}\s*[:：].{{1,60}}[)）])$",
    ),
    re.I,
)
LEGAL = re.compile(
    _any(
        "all rights reserved|copyright|©|tous droits réservés|alle rechte vorbehalten|todos los derechos",
        "tutti i diritti|все права защищены|版权|版權|原创内容|未经许可|未经授权|严禁|转载|轉載|禁止|無断|仅供",
        "自动备份",
        "originally (?:published|posted|appeared)|first (?:published|appeared) (?:in|on|at)|zuerst erschienen"
        "|erschien zuerst",
        "publicado originalmente|publié initialement|впервые опубликовано|原文(?:于|于|发表|链接)|初出[:：]",
        "本文(?:刊载|刊於|刊于|原载|首发|来自|转自)|저작권|무단",
    ),
    re.I,
)
PROMOTION = re.compile(
    _any(
        "subscribe|newsletter|follow us|sign up|abonnez|inscrivez-vous|suivez-nous|abonnieren|folgen sie|suscr[ií]b",
        "订户|訂戶|订阅|訂閱|赞助|贊助|打赏|iscriviti|подпи(?:шитесь|саться)|tilaa|点赞|在看|关注我们"
        "|关注公众号|扫码|二维码|分享|招聘|大家都在看|点击跳转",
        r"阅读原文|フォロー|メルマガ|구독|^\W*\d* ?(?:comments?|kommentare|commentaires|комментарии)\W*$",
    ),
    re.I,
)
