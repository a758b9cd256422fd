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
    intervistatore intervistatrice giornalista d вопрос ведущий ведущая корреспондент корр интервьюер
    журналист i int iv
    в питання кореспондент ведучий kysymys haastattelija toimittaja k fråga intervjuare sp spørsmål intervjuer
    spørgsmål vraag interviewster v pytanie dziennikarz otázka redaktor kérdés soru muhabir ερώτηση
    δημοσιογράφος ε 问 問 问题 提问 记者 記者 主持人 采访者 聞き手 質問 インタビュアー 編集部 질문 문 기자
    진행자 pewara pembawa|acara penanya tanya pertanyaan wartawan pewawancara t hỏi phóng|viên pv ถาม प्रश्न प्रश्नः
    सवाल प्र पृच्छकः interrogatio interrogator quaestio percontator سؤال س المذيع المحاور پرسش سوال שאלה ש מראיין
    entrevistadores entrevistadoras journalists interviewers intervieweur·euse redakteur redakteurin"""
)
GUEST_WORDS = _words(
    """a answer reponse ie interviewpartner interviewpartnerin interviewte interviewter interviewee guest
    respondent antwort antworten gast befragter befragte réponse invité invitée r
    respuesta entrevistado entrevistada resposta risposta intervistato intervistata ответ гость собеседник о
    відповідь гість vastaus haastateltava svar intervjuad antwoord geïnterviewde responden informan odpowiedź
    odpověď válasz cevap
    narasumber jawab jawaban j đáp trả|lời ตอบ उत्तर उत्तरम् जवाब उ responsio respondens responsum جواب ج الضيف پاسخ
    תשובה ת מרואיין c απάντηση α 答 回答 嘉宾 受访者 被访者 ゲスト 답 답변 게스트"""
)
ROLE_WORDS = HOST_WORDS | GUEST_WORDS

ANYBODY = re.compile(
    r"(?:(?:an?|the|another|one|first|second|third|male|female|unidentified"
    r"|unknown) )*(?:audience(?: members?)?|(?:member|man|"
    r"woman|person|someone|somebody|question|voice|speaker)s? (?:from|in|of) the (?:audience|crowd|public"
    r"|floor|room|hall)"
    r"|(?:un\w+|unknown) (?:speaker|male|female|man|woman|person|participant)|everyone|everybody|all)"
    r"|(?:aus dem |une? |einer? )?(?:publikum|zuschauer(?:in)?|zuhörer(?:in)?|spectat(?:eur|rice)|public|salle)"
    r"|(?:(?:вопрос|голос|реплика) )?из зала|(?:del|dal|do) (?:público|pubblico)|yleisö(?:stä)?"
    r"|(?:现场)?观众|听众|会場|會場|参加者|客席|一同|全員|众人|大家",
    re.I,
)
"""Who speaks and is no one in particular."""
CALLED_HOST = re.compile(
    r"\b(?:co-?hosts?|mitgastgeber(?:in)?|co-?moderator(?:in)?|co-?animat(?:eur|rice)|co-?conduttor(?:e|rice)"
    r"|соведущ(?:ий|ая))"
    r"\W+(?:(?:is|ist|est|è|es|as usual|today)\W+)?(?P<name>[^\W\d_]{2,20})",
    re.I,
)
PEOPLE_WORDS = _words(
    """participants participant panelists panellists panel speakers with present teilnehmer teilnehmende gäste
    gesprächsteilnehmer participantes intervenants invités ponentes partecipanti relatori участники спикеры
    osallistujat keskustelijat συμμετέχοντες peserta pembicara 讨论嘉宾 访谈嘉宾 采访嘉宾 分享嘉宾 本期嘉宾
    圆桌嘉宾 与会者 參與者 参与者 出席者 参加者 登場人物
    참석자 참가자"""
)
"""What stands before a list of those who take part."""
_BIDS = """please tell|us tell|me describe introduce talk|us talk|to|us walk|us give|us erzählen|sie beschreiben|sie
    stellen|sie nennen|sie erklären|sie erzähl stell|dich parlez racontez présentez décrivez parle-nous conte
    conte-nos
    fale apresente descreva ci|racconti raccontaci parlaci расскажи расскажите опишите представьтесь
    поделитесь назовите
    kerro kertoisitko esittele kuvaile ceritakan tolong mohon jelaskan πείτε πες μιλήστε περιγράψτε opowiedz proszę
    popište řekni berätta vertel narra cuéntanos cuéntenos cuéntame cuente háblanos háblenos hable preséntate
    preséntese
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
    r"(?:问题|問題|方面|原因|如下|認為|认为|表示|(?<!解)[说說]|指出|回答|坦言|直言|补充道|補充道|写道|寫道"
    r"|问道|問道|笑道|答道)$|(?:first|second|third|one|two|three|part|chapter|step|point|kapitel|teil|partie|parte"
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
    jaa kategoriat lähde kuva kuvat 原文地址 原文链接 原文 翻译自 出处 转载自 标签 標籤 分类 分類 关键词 分享
    来源 來源 图片 图源 摄影 タグ カテゴリ カテゴリー
    キーワード 出典 写真 태그 카테고리 출처 사진 kategori topik label bagikan sumber ετικέτες κατηγορία πηγή"""
)
"""What stands before a colon at the top or the foot of a page, and is nobody."""
ABOVE_NOTES = _words(
    """notes note footnotes endnotes references anmerkungen fußnoten einzelnachweise notes|de|bas|de|page notas
    примечания сноски alaviitteet viitteet 注释 註釋 注 脚注 注記 각주 catatan|kaki σημειώσεις"""
)
"""What stands alone above footnotes."""
PARTICLES = _words(
    """de du des der den von van vom zu zur la le el al bin ibn ben da di do dos das del della af av y e the
    де фон ван дер да ди дю ла ле аль эль бин"""
)
BEFORE_NOUNS = _words(
    """a an the my your our his her its their this that these those ein eine der die das mein dein ihr unser
    euer un une
    le la les mon ton son notre votre leur il lo i gli el los las uno una mio tuo suo nostro vostro mi tu su nuestro
    vuestro o os um uma meu seu nosso by por von par di while when after before in on at for with and but as if then now
    here there once today dann jetzt hier heute puis alors luego entonces então poi allora затем потом тогда
    from into over under between since about through nach vor bei über unter zwischen seit wegen trotz
    während auf aus für
    gegen ohne um zu zur zum im am vom beim hinter après avant depuis pendant selon chez dans pour sans sous sur vers
    después antes desde según sobre tras para com em na no dopo prima secondo per tra fra после перед при для
    из от над"""
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
    pewawancara συνέντευξη автори 作者 作家 written|by words|by by par von por interview entretien entrevista
    intervista
    intervju haastattelu беседовал беседовала беседу|вел беседу|вела интервью 采访 采写 採訪 采访人 主笔 记者 記者
    インタビュー 取材 構成 制作 聞き手 글 editor editors editeur éditeur éditrice édition rédaction redaktion
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
        """date datum fecha data дата 日期 时间 時間 发布时间 发表时间 更新时间 发布日期 日付 日時 公開日
    tanggal päiväys published posted
        updated ημερομηνία 文章来源 稿源 信息来源 点击数 点击 点击量 浏览 浏览量 浏览次数 阅读 阅读量 访问
    字体 字号 views hits
        栏目 发布者 发布人 責任編集 责任编辑"""
    )
)
"""What stands before the values in a page's line about itself."""
_ROLE = "|".join(sorted((re.escape(role) for role in _CREDIT_ROLES), key=len, reverse=True))
CREDIT = re.compile(
    rf"^\W*(?P<role>{_ROLE})(?:\s?[・、/&＋+]\s?(?:{_ROLE}))*\s*(?:(?P<sign>[|｜/／:：丨])\s*|\s)(?P<names>[^"
    rf"|｜丨]{{1,60}}(?:[|｜丨].*)?)$",
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
    लेखकः लेखिका लेखक حوار حاوره حاورته حاورها أجرى|الحوار أجرت|الحوار بقلم گفتگو 采写 採訪 主笔 记者 記者
    取材 構成 글"""
)
"""The credits whose names are the authors."""

LANGUAGE_NAMES = _words(
    """english français deutsch español português italiano nederlands русский українська polski čeština slovenčina
    magyar română български ελληνικά svenska norsk dansk suomi suomalainen türkçe العربية עברית فارسی हिन्दी
    हिंदी বাংলা ไทย bahasa indonesian indonesia melayu tiếng việt 日本語 한국어 한어 中文 简体中文 繁體中文
    français sanskrit latina latin català hrvatski srpski српски eesti latviešu lietuvių slovenščina galego
    euskara esperanto filipino kiswahili"""
)
