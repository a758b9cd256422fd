"""Words that say what a line is, in the languages that interviews are most often written in. All are casefolded.

Nothing here is from one interview; a word that is missing costs a little certainty, never the reading.
"""

import re


def _words(text: str) -> frozenset[str]:
    """The words of a text; a bar stands for a space inside one."""
    return frozenset(word.replace("|", " ") for word in text.split())


HOST_WORDS = _words(
    """q question interviewer interviewer host moderator moderatorin presenter journalist reporter frage fragen
    interviewerin redaktion f journaliste intervieweur intervieweuse animateur animatrice présentateur
    présentatrice la rédaction pregunta entrevistador entrevistadora periodista p pergunta jornalista domanda
    intervistatore intervistatrice giornalista d вопрос ведущий ведущая корреспондент корр интервьюер журналист i int iv
    в питання кореспондент ведучий kysymys haastattelija toimittaja k fråga intervjuare sp spørsmål intervjuer
    spørgsmål vraag interviewster v pytanie dziennikarz otázka redaktor kérdés soru muhabir ερώτηση
    δημοσιογράφος ε 问 問 问题 提问 记者 記者 主持人 采访者 聞き手 質問 インタビュアー 編集部 질문 문 기자
    진행자 pewara pembawa|acara penanya tanya pertanyaan wartawan pewawancara t hỏi phóng|viên pv ถาม प्रश्न प्रश्नः
    सवाल प्र पृच्छकः interrogatio interrogator quaestio percontator سؤال س المذيع المحاور پرسش سوال שאלה ש מראיין
    entrevistadores entrevistadoras journalists interviewers intervieweur·euse redakteur redakteurin"""
)
GUEST_WORDS = _words(
    """a answer reponse ie interviewpartner interviewpartnerin interviewte interviewter interviewee guest respondent antwort antworten gast befragter befragte réponse invité invitée r
    respuesta entrevistado entrevistada resposta risposta intervistato intervistata ответ гость собеседник о
    відповідь гість vastaus haastateltava svar intervjuad antwoord geïnterviewde responden informan odpowiedź odpověď válasz cevap
    narasumber jawab jawaban j đáp trả|lời ตอบ उत्तर उत्तरम् जवाब उ responsio respondens responsum جواب ج الضيف پاسخ
    תשובה ת מרואיין c απάντηση α 答 回答 嘉宾 受访者 被访者 ゲスト 답 답변 게스트"""
)
ROLE_WORDS = HOST_WORDS | GUEST_WORDS

ANYBODY = re.compile(
    r"(?:(?:an?|the|another|one|first|second|third|male|female|unidentified|unknown) )*(?:audience(?: members?)?|(?:member|man|"
    r"woman|person|someone|somebody|question|voice|speaker)s? (?:from|in|of) the (?:audience|crowd|public|floor|room|hall)"
    r"|(?:un\w+|unknown) (?:speaker|male|female|man|woman|person|participant)|everyone|everybody|all)"
    r"|(?:aus dem |une? |einer? )?(?:publikum|zuschauer(?:in)?|zuhörer(?:in)?|spectat(?:eur|rice)|public|salle)"
    r"|(?:(?:вопрос|голос|реплика) )?из зала|(?:del|dal|do) (?:público|pubblico)|yleisö(?:stä)?"
    r"|(?:现场)?观众|听众|会場|會場|参加者|客席|一同|全員|众人|大家",
    re.I,
)
"""Who speaks and is no one in particular."""
CALLED_HOST = re.compile(
    r"\b(?:co-?hosts?|mitgastgeber(?:in)?|co-?moderator(?:in)?|co-?animat(?:eur|rice)|co-?conduttor(?:e|rice)|соведущ(?:ий|ая))"
    r"\W+(?:(?:is|ist|est|è|es|as usual|today)\W+)?(?P<name>[^\W\d_]{2,20})",
    re.I,
)
PEOPLE_WORDS = _words(
    """participants participant panelists panellists panel speakers with present teilnehmer teilnehmende gäste
    gesprächsteilnehmer participantes intervenants invités ponentes partecipanti relatori участники спикеры
    osallistujat keskustelijat συμμετέχοντες peserta pembicara 讨论嘉宾 访谈嘉宾 采访嘉宾 分享嘉宾 本期嘉宾 圆桌嘉宾 与会者 參與者 参与者 出席者 参加者 登場人物
    참석자 참가자"""
)
"""What stands before a list of those who take part."""
_BIDS = """please tell|us tell|me describe introduce talk|us talk|to|us walk|us give|us erzählen|sie beschreiben|sie
    stellen|sie nennen|sie erklären|sie erzähl stell|dich parlez racontez présentez décrivez parle-nous conte conte-nos
    fale apresente descreva ci|racconti raccontaci parlaci расскажи расскажите опишите представьтесь поделитесь назовите
    kerro kertoisitko esittele kuvaile ceritakan tolong mohon jelaskan πείτε πες μιλήστε περιγράψτε opowiedz proszę
    popište řekni berätta vertel narra cuéntanos cuéntenos cuéntame cuente háblanos háblenos hable preséntate preséntese
    descríbenos descríbanos explíquenos explícanos"""
BIDS = re.compile(rf"^\W*(?:{'|'.join(word.replace('|', ' ') for word in _BIDS.split())})\b", re.I)
ENDS_BIDDING = re.compile(
    r"(?:(?:ください|下さい|でしょうか|ますか|ですか|ましたか|教えて|聞かせて|は)[。」]?"
    r"|(?:까|나요|가요|는지|주세요|부탁드립니다|궁금하다|세요|나|지)[.。]?|(?:吗|呢|么)[。]?)$"
)
BIDS_INSIDE = re.compile(
    r"请.{0,20}(?:介绍|谈谈|说说|讲讲|描述|分享)|(?:介紹|談談)一下|ไหม|อย่างไร|หรือไม่|เหตุใด|ทำไม|อะไร"
)
"""What bids somebody speak without a question mark, or in a language that needs none."""
NOTE_WORDS = _words(
    """note notes nb n.b ps p.s remark remarks update editor's note source sources warning caution example result
    conclusion remarque remarques résultat exemple attention avertissement conclusion mise à jour nota anmerkung
    anm hinweis achtung beispiel ergebnis fazit quelle примечание прим внимание пример итог источник вывод nota
    bene ejemplo resultado fuente aviso esempio risultato fonte avvertenza exemplo huom huomautus esimerkki
    tulos lähde obs anmärkning exempel opmerking voorbeeld uwaga przykład σημείωση παράδειγμα 注 注意 备注 備考
    编者按 附 例如 来源 提示 출처 주"""
)
COUNTS_OR_TOPIC = re.compile(
    r"(?:第?[一二三四五六七八九十\d]+(?:[个、点條条,.]|方面|$)|关于|關於|首先|其次|另外|比如|例如|.{1,20}"
    r"(?:问题|問題|方面|原因|如下|認為|认为|表示|(?<!解)[说說]|指出|回答|坦言|直言|补充道|補充道|写道|寫道|问道|問道|笑道|答道)$|(?:first|second|third|one|two|three|part|chapter|step|point|kapitel|teil|partie|parte"
    r"|глава|часть)(?:ly)?\b[ \w]{0,8}$)",
    re.I,
)
"""What counts points or names a topic, and nobody; casefolded."""
PAGE_WORDS = _words(
    """tags tag share share|this filed|under categories category topics topic keywords related related|articles
    read|more more|on posted|in published|in follow photo photos photograph photographs image images credit credits
    picture source sources schlagwörter schlagworte kategorie kategorien themen thema teilen quelle quellen bild foto
    fotos mots-clés mots|clés catégorie catégories thèmes partager étiquettes etiquetas categoría categorías temas
    compartir fuente parole|chiave categoria categorie argomenti condividi fonte fonti compartilhe compartilhar
    categorias теги тег метки рубрика рубрики категория категории темы поделиться источник фото avainsanat aiheet
    jaa kategoriat lähde kuva kuvat 标签 標籤 分类 分類 关键词 分享 来源 來源 图片 图源 摄影 タグ カテゴリ カテゴリー
    キーワード 出典 写真 태그 카테고리 출처 사진 kategori topik label bagikan sumber ετικέτες κατηγορία πηγή"""
)
"""What stands before a colon at the top or the foot of a page, and is nobody."""
ABOVE_NOTES = _words(
    """notes note footnotes endnotes references anmerkungen fußnoten einzelnachweise notes|de|bas|de|page notas
    примечания сноски alaviitteet viitteet 注释 註釋 注 脚注 注記 각주 catatan|kaki σημειώσεις"""
)
"""What stands alone above footnotes."""
PARTICLES = _words(
    """de du des der den von van vom zu zur la le el al bin ibn ben da di do dos das del della af av y e the де фон ван дер да ди дю ла ле аль эль бин"""
)
BEFORE_NOUNS = _words(
    """a an the my your our his her its their this that these those ein eine der die das mein dein ihr unser euer un une
    le la les mon ton son notre votre leur il lo i gli el los las uno una mio tuo suo nostro vostro mi tu su nuestro
    vuestro o os um uma meu seu nosso by por von par di while when after before in on at for with and but as if
    from into over under between since about through nach vor bei über unter zwischen seit wegen trotz während auf aus für
    gegen ohne um zu zur zum im am vom beim hinter après avant depuis pendant selon chez dans pour sans sous sur vers
    después antes desde según sobre tras para com em na no dopo prima secondo per tra fra после перед при для из от над"""
)
"""With a capital they begin a title or a sentence, and nobody's name."""
AND = re.compile(r"\s*[,/&+、・]\s*|\s*[和与與及と]\s*|\s+(?:and|und|et|y|e|ed|dan|и|ja|och|og|en|και|a|i|atque|ac)\s+")
"""What stands between two names."""
POLITE = ("さん", "氏", "様", "先生", "君", "ちゃん", "님", "씨")
"""What stands behind nothing but a name."""
HONORIFICS = _words(
    """mr mrs ms dr prof professor sir herr frau monsieur madame m mme señor señora signor signora doctor doktor
    president präsident président minister historiker autor author director direktor"""
)

_CREDIT_ROLES = _words(
    """text texte texto testo tekst текст テキスト 文 撰文 文字 author autor autorin auteur auteure autore автор
    propos|recueillis|par entretien|réalisé|par interview|réalisée|par das|gespräch|führte das|interview|führte
    interview|by story|by интервью|взял интервью|взяла entrevista|de intervista|di haastattelija oleh penulis
    pewawancara συνέντευξη автори 作者 作家 written|by words|by by par von por interview entretien entrevista intervista
    intervju haastattelu беседовал беседовала беседу|вел беседу|вела интервью 采访 采写 採訪 采访人 主笔 记者 記者
    インタビュー 取材 構成 聞き手 글 editor editors editeur éditeur éditrice édition rédaction redaktion
    redaktor redazione redacción редактор редакция 编辑 編集 責任編集 责编 责任编辑 主编 监制 photo photos
    photograph photography photographer photographe photographie foto fotos fotograf fotografie fotografia
    photographs|by photos|by photo|by photographs pictures|by images|by
    fotografía bild bilder фото фотограф фотографии valokuva kuva 摄影 撮影 写真 图 图片 圖 사진 translation
    translator translated|by traduction traducteur übersetzung übersetzer traducción traduzione tradução перевод
    переводчик 翻译 翻譯 翻訳 译者 譯者 訳者 选题 原文 校对 校對 审核 审校 排版 设计 illustration
    illustrations illustrationen video vidéo transcript|by transcription transcribed|by source quelle источник
    来源 來源 लेखकः लेखिका लेखक अनुवाद साक्षात्कार حوار حاوره حاورته حاورها أجرى|الحوار
    أجرت|الحوار بقلم إعداد ترجمة تصوير گفتگو ترجمه ヘアメイク スタイリング スタイリスト
    photo|courtesy|of image|courtesy|of photo|credit image|credit
    photo|credits"""
)
FIELDS = (
    _CREDIT_ROLES
    | PAGE_WORDS
    | _words(
        """date datum fecha data дата 日期 时间 時間 发布时间 发表时间 更新时间 发布日期 日付 日時 公開日 tanggal päiväys published posted
        updated ημερομηνία 文章来源 稿源 信息来源 点击数 点击 点击量 浏览 浏览量 浏览次数 阅读 阅读量 访问 字体 字号 views hits
        栏目 发布者 发布人 責任編集 责任编辑"""
    )
)
"""What stands before the values in a page's line about itself."""
_ROLE = "|".join(sorted((re.escape(role) for role in _CREDIT_ROLES), key=len, reverse=True))
CREDIT = re.compile(
    rf"^\W*(?P<role>{_ROLE})(?:\s?[・、/&＋+]\s?(?:{_ROLE}))*\s*(?:(?P<sign>[|｜/／:：丨])\s*|\s)(?P<names>[^|｜丨]{{1,60}}(?:[|｜丨].*)?)$",
    re.I,
)
MADE_BY = re.compile(
    r"\W*(?:transcribed|translated|edited|written|interviewed|photographed|illustrated|recorded) by ", re.I
)
NEXT_CREDIT = re.compile(
    rf"\s*[,，;；·•]\s*(?=(?:{_ROLE})(?:\s*[|｜/／:：丨]|\s))|\s+(?=(?:{_ROLE})\s*[|｜/／:：丨]\s*\S)", re.I
)
"""Where one credit ends and another begins."""
WRITES = _words(
    """text texte texto testo tekst текст 文 撰文 文字 author autor autorin auteur auteure autore автор 作者 作家
    written|by words|by interview|by story|by by par von por interview entretien entrevista intervista беседовал
    propos|recueillis|par entretien|réalisé|par interview|réalisée|par das|gespräch|führte das|interview|führte
    интервью|взял интервью|взяла entrevista|de intervista|di haastattelija oleh penulis pewawancara συνέντευξη
    haastattelu беседу|вел беседу|вела беседовала интервью 采访
    लेखकः लेखिका लेखक حوار حاوره حاورته حاورها أجرى|الحوار أجرت|الحوار بقلم گفتگو 采写 採訪 主笔 记者 記者 取材 構成 글"""
)
"""The credits whose names are the authors."""

LANGUAGE_NAMES = _words(
    """english français deutsch español português italiano nederlands русский українська polski čeština slovenčina
    magyar română български ελληνικά svenska norsk dansk suomi suomalainen türkçe العربية עברית فارسی हिन्दी
    हिंदी বাংলা ไทย bahasa indonesian indonesia melayu tiếng việt 日本語 한국어 한어 中文 简体中文 繁體中文
    français sanskrit latina latin català hrvatski srpski српски eesti latviešu lietuvių slovenščina galego
    euskara esperanto filipino kiswahili"""
)


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
    "leggi anche|читайте также|lue myös|leia (?:mais|também)|saiba mais|veja também|leer más|lee también|weiterlesen|延伸阅读|相关阅读|(?:本周|今日|热门|编辑)?推荐阅读|関連記事",
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
"""What stands above a list of other pages, or in the last line of one: behind the conversation all after it is such."""
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

SOURCE = re.compile(r"\W*(?:fuente|fonte|source|quelle|sumber|источник|来源|來源|出典|πηγή|lähde)\s*[:：]\s*\S.{1,60}$", re.I)
"""Where a picture is from."""
SOUND = re.compile(
    r"\b(?:music|musik|musique|música|musica|musiikki\w*|jingle|theme song|applause)\b|музыка|音楽|音乐|音樂|[♪♫]", re.I
)
"""What a stage direction tells of and nobody hears in an edition."""
LEGEND = re.compile(r"[(\[]?\s*\S{1,4}\s?=\s?[^;,=()]{2,30}(?:[;,]\s*\S{1,4}\s?=\s?[^;,=()]{2,30})+[)\]]?\.?")
"""What abbreviations stand for: ``I = Interviewer; S = Student``."""
PUBLISHED = re.compile(
    r"\W*(?:(?:first |originally )?(?:published|posted|updated|aired|recorded)(?: on| at| in)?|veröffentlicht(?: am)?|publié(?: le)?"
    r"|publicado(?: el| em)?|pubblicato(?: il)?|опубликовано|дата публикации|julkaistu|diterbitkan|掲載日?|公開日?|更新日?|投稿日?|発行日?"
    r"|发布(?:时间|日期)?|發佈(?:時間|日期)?|(?:文章)?来源[:：].{1,20}$)\s*[:：]?\s*(?:[^\s:：.!?。]+[\s,]+){0,4}[^\s:：!?。]{0,20}"
    r"(?:\d{4}\s*年?|\d{1,2}\s*月|\d\s*日|\d{2}:\d{2})[^.!?。]{0,12}$",
    re.I,
)
"""A line that only says when this came out."""
RECORDED_BY = re.compile(
    r"\W*(?:propos recueillis par|entretien réalisé par|interview réalisée par|das (?:gespräch|interview) führten?|die fragen stellten?"
    r"|entrevista realizada por|intervista a cura di|интервью (?:взял|взяла|провел|провела)|беседовала?|беседу вела?"
    r"|haastattel(?:u|ija)[:]|interview (?:conducted )?by|interviewed by)\s+(?P<names>\S.{0,180})$",
    re.I,
)
"""Who asked, in a sentence of its own at the end."""
_PICTURE = "(?:photo|foto|bild|image|фото|kuva|图|写真)s?"
LAYOUT = re.compile(
    r"=[A-Z]{3,}=.*|\[/?(?:gallery|caption|embed|audio|video|youtube|vimeo|soundcloud|playlist|button|quote|toc)\b[^\]]*\]$"
    r"|(?:#[^\W\d]\w*\s*)+$|[(\[]?\d{1,2}[.:]\d{2}\s?[ap]\.?m\.?[)\]]?$"
    r"|\W*(?:(?:begin|end|start)(?:ning)?\s(?:of\s)?)?(?:tape|side|reel|cassette)\s?(?:no\.?\s?)?[\dA-DIV]+(?:[,/ ]+side\s?[\dA-D]+)?\W*$"
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
        "originally (?:published|posted|appeared)|first (?:published|appeared) (?:in|on|at)|zuerst erschienen|erschien zuerst",
        "publicado originalmente|publié initialement|впервые опубликовано|原文(?:于|于|发表|链接)|初出[:：]",
        "本文(?:刊载|刊於|刊于|原载|首发|来自|转自)|저작권|무단",
    ),
    re.I,
)
PROMOTION = re.compile(
    _any(
        "subscribe|newsletter|follow us|sign up|abonnez|inscrivez-vous|suivez-nous|abonnieren|folgen sie|suscr[ií]b",
        "订户|訂戶|订阅|訂閱|赞助|贊助|打赏|iscriviti|подпи(?:шитесь|саться)|tilaa|点赞|在看|关注我们|关注公众号|扫码|二维码|分享|招聘|大家都在看|点击跳转",
        r"阅读原文|フォロー|メルマガ|구독|^\W*\d* ?(?:comments?|kommentare|commentaires|комментарии)\W*$",
    ),
    re.I,
)
