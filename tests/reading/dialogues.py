"""One short interview in each of fourteen languages, all of it written for these tests."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Person:
    """Somebody as texts name them."""

    full: str
    surname: str
    initials: str


@dataclass(frozen=True)
class Turn:
    """What one person says without being interrupted."""

    is_question: bool
    paragraphs: tuple[str, ...]
    direction: str = ""
    """What happens behind it: a line in brackets that nobody says."""


@dataclass(frozen=True)
class Part:
    """What stands under one heading."""

    heading: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class Dialogue:
    """An interview, and everything that is known of it."""

    language: str
    title: str
    day: str
    """ISO 8601."""
    dated: str
    """The same day as that language writes it."""
    byline: str
    host: Person
    guest: Person
    others: tuple[str, ...]
    """Seven more names, for a panel."""
    roles: tuple[str, str]
    """What may stand behind the names in brackets: who asks, who answers."""
    words: tuple[tuple[str, str], ...]
    """What stands for the two instead of names: question and answer."""
    encodings: tuple[str, ...]
    """Old ones that hold the language."""
    preface: str
    script: str
    """A line each: ``#`` heading, ``?`` question, ``!`` answer, ``+`` its next paragraph, ``~`` what happens then."""
    note: str

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(heading, tuple(_turns(body)))
            for heading, _, body in (
                part.partition("\n") for part in re.split(r"^# ", self.script.strip(), flags=re.M)[1:]
            )
        )

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        return tuple(turn for part in self.parts for turn in part.turns)


def _turns(body: str) -> Iterator[Turn]:
    for block in re.split(r"\n(?=[?!] )", body.strip()):
        lines = block.split("\n")
        said = tuple(line[2:] for line in lines if line[0] in "?!+")
        yield Turn(block[0] == "?", said, "".join(line[2:] for line in lines if line[0] == "~"))


DIALOGUES = (
    Dialogue(
        "en",
        "The bells that nobody hears",
        "2024-03-05",
        "March 5, 2024",
        "By Clara Whitfield",
        Person("Clara Whitfield", "Whitfield", "CW"),
        Person("Tom Aldous", "Aldous", "TA"),
        ("Ruth Penrose", "Simon Hale", "Nora Whitby", "Peter Lowell", "Grace Tarrant", "Hugh Merton", "Edith Crane"),
        ("interviewer", "bell tuner"),
        (("Q", "A"), ("Question", "Answer"), ("Interviewer", "Interviewee")),
        ("cp1252",),
        "Tom Aldous has tuned church bells in the west of England for thirty years. We met him in his workshop, among "
        "the lathes and the cold tea.",
        """
# The workshop
? How do you begin with a bell that has never rung true?
! I walk round it and knock with my knuckles. A good bell answers at once.
? And if it does not answer?
! Then I wait for the evening, when the road is quiet. Most mistakes are made before supper.
+ My father used a candle. He watched the flame and said that it heard better than he did.
~ He laughs.
? Did you believe him?
! Not for a minute. Later I tried it, and the flame was right.
# The tower
? Please describe your first climb to the top of a tower.
! I counted the steps and lost count at two hundred. The wind was so strong that I sat down on the last one.
? What would you tell somebody who wants to learn the trade?
! Learn to be bored. The rest comes by itself.
+ And buy good gloves, because bronze is colder than it looks.
""",
        "Tom Aldous lives with his family near the sea.",
    ),
    Dialogue(
        "fr",
        "Le pain de trois heures du matin",
        "2023-11-18",
        "18 novembre 2023",
        "Propos recueillis par Camille Perrot",
        Person("Camille Perrot", "Perrot", "C. P."),
        Person("Étienne Vasseur", "Vasseur", "É. V."),
        (
            "Lucie Arnoux",
            "Paul Meunier",
            "Odile Garance",
            "Rémi Castel",
            "Jeanne Ferrier",
            "Hugo Delmas",
            "Anaïs Roche",
        ),
        ("journaliste", "boulanger"),
        (("Question", "Réponse"), ("Q", "R")),
        ("cp1252", "iso-8859-15"),
        "Étienne Vasseur fait du pain dans une rue étroite de Rouen, toujours la nuit. Il nous a reçus devant son four, "
        "une tasse de café à la main.",
        """
# La nuit
? Pourquoi travaillez-vous toujours la nuit ?
! Parce que la pâte est plus calme. Le jour, elle entend les voitures et se dépêche.
? Vous parlez de la pâte comme d'une personne. Est-ce sérieux ?
! C'est très sérieux. Elle a bonne ou mauvaise humeur, comme vous et moi.
+ Ma grand-mère lui disait bonsoir. Je n'ose pas, mais j'y pense.
~ Il rit.
? Combien de pains faites-vous avant l'aube ?
! Trois cents en semaine. Le dimanche, le double, et je n'ai que deux mains.
# Le matin
? Racontez-nous votre premier jour au fournil.
! J'ai tout brûlé. Le patron a regardé le plateau et il est sorti fumer.
? Que faut-il pour apprendre ce métier ?
! De la patience et de bonnes chaussures. On reste debout dix heures.
+ Il faut aussi aimer le silence, car personne ne parle avant six heures.
""",
        "Étienne Vasseur vit à Rouen avec ses deux filles.",
    ),
    Dialogue(
        "de",
        "Der Turm, der nachgeht",
        "2022-09-07",
        "7. September 2022",
        "Das Gespräch führte Lena Brückner",
        Person("Lena Brückner", "Brückner", "LB"),
        Person("Jonas Feldkamp", "Feldkamp", "JF"),
        ("Greta Ohlsen", "Max Rühl", "Ute Sander", "Karl Weidner", "Ida Thoma", "Bernd Küster", "Eva Lindner"),
        ("Redakteurin", "Uhrmacher"),
        (("Frage", "Antwort"), ("Interviewerin", "Gast")),
        ("cp1252",),
        "Jonas Feldkamp pflegt seit zwanzig Jahren die Turmuhren einer kleinen Stadt an der Weser. Wir trafen ihn an einem "
        "windigen Morgen unter dem großen Zifferblatt.",
        """
# Das Uhrwerk
? Warum geht die Uhr im Nordturm immer nach?
! Weil sie müde ist. Sie läuft seit dem Jahr ihres Baues ohne Pause.
? Könnte man sie nicht elektrisch antreiben?
! Man könnte es. Aber dann würde niemand mehr die Treppe hinaufsteigen.
+ Ich ziehe sie jeden Montag auf. Das dauert eine halbe Stunde, und dabei denke ich nach.
~ Er lacht.
? Worüber denken Sie dort oben nach?
! Über das Mittagessen, meistens. Manchmal auch über die Zeit.
# Die Stadt
? Erzählen Sie uns von der Nacht, in der alle Glocken schwiegen.
! Es war Frost, und das Öl war hart geworden. Am Morgen kam die ganze Stadt zu spät.
? Was raten Sie jungen Leuten, die diesen Beruf lernen wollen?
! Sie sollen langsam gehen. Wer rennt, der sieht die kleinen Räder nicht.
+ Und sie brauchen gute Ohren, denn eine Uhr sagt immer, was ihr fehlt.
""",
        "Jonas Feldkamp lebt mit seiner Familie an der Weser.",
    ),
    Dialogue(
        "es",
        "La guitarra que espera",
        "2021-06-12",
        "12 de junio de 2021",
        "Por Lucía Benavente",
        Person("Lucía Benavente", "Benavente", "LB"),
        Person("Andrés Quiroga", "Quiroga", "AQ"),
        (
            "Marta Solís",
            "Diego Peralta",
            "Elena Vidal",
            "Raúl Cornejo",
            "Inés Arroyo",
            "Pablo Montes",
            "Rosa Cifuentes",
        ),
        ("periodista", "guitarrero"),
        (("Pregunta", "Respuesta"), ("P", "R")),
        ("cp1252",),
        "Andrés Quiroga construye guitarras en un patio de Granada desde hace cuarenta años. Lo visitamos una tarde de "
        "calor, cuando la madera descansa.",
        """
# La madera
? ¿Cómo elige usted la madera de una guitarra?
! La golpeo y escucho. Si suena como una puerta, la dejo.
? ¿Y si suena bien?
! Entonces la guardo diez años. La madera joven habla demasiado.
+ Mi maestro guardaba la suya treinta años. Decía que tenía prisa.
~ Se ríe.
? ¿Cuántas guitarras hace usted en un año?
! Cuatro, si llueve poco. Cinco no he hecho nunca.
# El oficio
? Háblenos de su primer cliente.
! Era un cartero que no sabía tocar. Quería aprender antes de jubilarse.
? ¿Qué consejo le daría a un aprendiz?
! Que barra el taller cada día. El suelo enseña lo que se pierde.
+ Y que no tenga miedo al silencio, porque de ahí sale todo.
""",
        "Andrés Quiroga vive en Granada con su hermana.",
    ),
    Dialogue(
        "pt",
        "O homem que conta os anéis",
        "2020-10-21",
        "21 de outubro de 2020",
        "Entrevista de Beatriz Moura",
        Person("Beatriz Moura", "Moura", "BM"),
        Person("Tiago Sequeira", "Sequeira", "TS"),
        ("Inês Carvalhal", "Rui Bastos", "Joana Pires", "Nuno Farinha", "Teresa Lobo", "Hugo Rosado", "Alice Teles"),
        ("jornalista", "tirador"),
        (("Pergunta", "Resposta"), ("P", "R")),
        ("cp1252",),
        "Tiago Sequeira tira cortiça no Alentejo desde os catorze anos. Falámos com ele à sombra de um sobreiro, depois do "
        "almoço.",
        """
# A árvore
? Como sabe que uma árvore está pronta?
! Bato com o cabo do machado e espero. A árvore responde sempre.
? E quando ela não responde?
! Então volto no ano seguinte. Um sobreiro não tem pressa nenhuma.
+ O meu avô pedia licença antes de cortar. Eu também peço, mas em voz baixa.
~ Ele ri-se.
? Quantos anos vive um sobreiro?
! Duzentos, se ninguém o magoar. Alguns são mais velhos do que a aldeia.
# O trabalho
? Descreva o seu primeiro dia no campo.
! Cortei a mão e não disse a ninguém. À noite, a minha mãe viu tudo.
? O que diria a quem quer aprender este ofício?
! Que aprenda a olhar. As mãos vêm depois.
+ E que beba muita água, porque o verão não perdoa.
""",
        "Tiago Sequeira vive no Alentejo com a família.",
    ),
    Dialogue(
        "it",
        "L'arco e la neve",
        "2019-01-30",
        "30 gennaio 2019",
        "Intervista di Giulia Ferrante",
        Person("Giulia Ferrante", "Ferrante", "GF"),
        Person("Marco Bellandi", "Bellandi", "MB"),
        (
            "Anna Rivolta",
            "Luca Serrani",
            "Chiara Monti",
            "Paolo Gherardi",
            "Sara Venier",
            "Dario Fontana",
            "Elisa Cortese",
        ),
        ("giornalista", "archettaio"),
        (("Domanda", "Risposta"), ("D", "R")),
        ("cp1252",),
        "Marco Bellandi costruisce archi per violino in una valle sopra Cremona. Lo abbiamo incontrato in un giorno di neve, "
        "accanto alla stufa.",
        """
# Il legno
? Da dove viene il legno dei suoi archi?
! Da molto lontano. Arriva per mare e profuma ancora di pioggia.
? Come capisce se è buono?
! Lo piego appena e ascolto. Se si lamenta, non è buono.
+ Mio zio lo teneva sotto il letto. Diceva che il legno deve dormire con noi.
~ Ride.
? Quanto tempo serve per finire un arco?
! Una settimana di lavoro e un mese di dubbi. I dubbi sono la parte migliore.
# Il mestiere
? Ci racconti il suo primo arco.
! Era storto come un ramo. Lo tengo sopra la porta per non dimenticarlo.
? Che cosa consiglia a un giovane apprendista?
! Di camminare molto. Chi sta sempre seduto non sente più le mani.
+ E di non avere fretta, perché la neve cade quando vuole.
""",
        "Marco Bellandi vive sopra Cremona con sua moglie.",
    ),
    Dialogue(
        "fi",
        "Jäätie kantaa vielä",
        "2023-02-14",
        "14. helmikuuta 2023",
        "Teksti: Aino Kivelä",
        Person("Aino Kivelä", "Kivelä", "AK"),
        Person("Eero Lahtela", "Lahtela", "EL"),
        (
            "Helmi Aaltola",
            "Otto Nieminen",
            "Saara Koskela",
            "Veikko Rantala",
            "Iida Mäntylä",
            "Pekka Salo",
            "Elsa Hakola",
        ),
        ("toimittaja", "tiemestari"),
        (("Kysymys", "Vastaus"), ("K", "V")),
        ("cp1252",),
        "Eero Lahtela on hoitanut saaren jäätietä kaksikymmentä talvea. Tapasimme hänet rannassa, kun aurinko oli juuri "
        "noussut.",
        """
# Jää
? Mistä tiedät, että jää kantaa?
! Kuuntelen sitä ensin. Hyvä jää laulaa matalalla äänellä.
? Entä jos se on hiljaa?
! Silloin en mene. Hiljainen jää miettii vielä.
+ Isäni heitti aina kiven ennen ensimmäistä askelta. Kivi ei ole koskaan valehdellut.
~ Hän nauraa.
? Kuinka paksua jään pitää olla?
! Autolle neljäkymmentä senttiä. Lehmälle riittää vähemmän, mutta se ei usko.
# Tie
? Kerro ensimmäisestä talvestasi tiellä.
! Eksyin lumipyryyn heti toisena päivänä. Koira vei minut kotiin.
? Mitä neuvoisit nuorelle, joka haluaa tähän työhön?
! Opettele odottamaan. Kevät tulee kuitenkin joka vuosi.
+ Ja osta hyvät saappaat, koska vesi on aina lähempänä kuin luulet.
""",
        "Eero Lahtela asuu saarella perheensä kanssa.",
    ),
    Dialogue(
        "id",
        "Layang-layang di atas sawah",
        "2024-08-09",
        "9 Agustus 2024",
        "Oleh Ratna Wibowo",
        Person("Ratna Wibowo", "Wibowo", "RW"),
        Person("Bagus Hartono", "Hartono", "BH"),
        ("Siti Maharani", "Joko Prasetyo", "Wayan Suarta", "Lina Kusuma", "Agus Salim", "Dian Permata", "Made Astawa"),
        ("pewawancara", "pembuat layang-layang"),
        (("Tanya", "Jawab"), ("Pertanyaan", "Jawaban")),
        ("cp1252",),
        "Bagus Hartono sudah membuat layang-layang di desanya selama tiga puluh tahun. Kami menemuinya di beranda rumah, "
        "ketika angin mulai bertiup dari laut.",
        """
# Bambu
? Bagaimana Bapak memilih bambu yang baik?
! Saya mengetuknya dengan jari. Bambu yang baik berbunyi seperti hujan kecil.
? Kalau bunyinya tidak seperti itu?
! Saya biarkan saja di kebun. Bambu muda masih ingin tumbuh.
+ Ayah saya menyimpan bambu di atas dapur. Katanya, asap membuat bambu menjadi sabar.
~ Ia tertawa.
? Berapa lama membuat satu layang-layang?
! Dua hari untuk yang kecil. Yang besar bisa satu bulan, dan seluruh keluarga ikut membantu.
# Angin
? Tolong ceritakan layang-layang pertama yang Bapak buat.
! Layang-layang itu jatuh ke sawah tetangga. Saya harus meminta maaf kepada pemiliknya.
? Apa pesan Bapak untuk anak-anak yang ingin belajar?
! Jangan takut jatuh. Layang-layang juga jatuh setiap hari.
+ Dan belajarlah membaca awan, karena angin tidak pernah memberi tahu kita.
""",
        "Bagus Hartono tinggal di Bali bersama keluarganya.",
    ),
    Dialogue(
        "la",
        "De vinea et tempore",
        "2022-05-04",
        "die 4 Maii 2022",
        "Scripsit Iulia Marcella",
        Person("Iulia Marcella", "Marcella", "I. M."),
        Person("Quintus Fabius", "Fabius", "Q. F."),
        (
            "Livia Prisca",
            "Marcus Tullius",
            "Claudia Severa",
            "Titus Valerius",
            "Aulus Cornelius",
            "Flavia Iusta",
            "Lucius Porcius",
        ),
        ("percontatrix", "vinitor"),
        (("Interrogatio", "Responsio"), ("Quaestio", "Responsum")),
        ("cp1252",),
        "Quintus Fabius vineam prope Romam triginta annos colit. Eum sub vesperum in horto invenimus, cum operarii iam domum "
        "redirent.",
        """
# De vinea
? Quomodo scis uvas maturas esse?
! Unam gusto et exspecto. Si linguam tenet, nondum satis est.
? Quid facis, si pluvia venit?
! Tum domi maneo et patientiam disco. Caelum mutare nemo potest.
+ Pater meus cum vitibus loquebatur. Ego quoque loquor, sed tantum cum solus sum.
~ Ridet.
? Quot homines tecum laborant?
! Duodecim aestate, hieme pauci. Canis quoque laborat, sed male.
# De arte
? Narra nobis de primo anno tuo.
! Omnia perdidi propter grandinem. Postea murum altum aedificavi.
? Quid iuvenibus suades, qui hanc artem discere volunt?
! Ut mane surgant. Vitis enim ante solem loquitur.
+ Et ut libros legant, quia maiores nostri multa bene scripserunt.
""",
        "Quintus Fabius cum familia sua prope Romam habitat.",
    ),
    Dialogue(
        "ru",
        "Маяк, который не гаснет",
        "2021-12-03",
        "3 декабря 2021",
        "Беседовала Мария Соколова",
        Person("Мария Соколова", "Соколова", "М. С."),
        Person("Илья Воронцов", "Воронцов", "И. В."),
        (
            "Ольга Белова",
            "Пётр Громов",
            "Анна Лескова",
            "Степан Рогов",
            "Вера Тихонова",
            "Глеб Осипов",
            "Нина Яковлева",
        ),
        ("корреспондент", "смотритель"),
        (("Вопрос", "Ответ"), ("В", "О")),
        ("cp1251", "koi8-r"),
        "Илья Воронцов двадцать лет служит смотрителем маяка на Белом море. Мы приехали к нему осенью, когда дорога ещё была "
        "сухой.",
        """
# Маяк
? Как начинается ваш день на маяке?
! С чая и с погоды. Сначала я смотрю на море, а потом уже на часы.
? А если море не видно?
! Тогда я слушаю. Туман глотает свет, но звук он отпускает.
+ Мой дед зажигал лампу спичкой. Он говорил, что огонь надо знать в лицо.
~ Смеётся.
? Вам бывает скучно зимой?
! Почти никогда. Зимой приходят лисы, и с ними есть о чём помолчать.
# Люди
? Расскажите о самой трудной ночи.
! Был шторм, и погас главный фонарь. Я стоял на лестнице с керосиновой лампой до утра.
? Что вы посоветуете тому, кто хочет здесь работать?
! Пусть сначала научится спать днём. Остальному его научит ветер.
+ И пусть возьмёт побольше книг, потому что почта приходит раз в месяц.
""",
        "Илья Воронцов живёт на берегу Белого моря.",
    ),
    Dialogue(
        "el",
        "Το σφουγγάρι και η σιωπή",
        "2020-07-16",
        "16 Ιουλίου 2020",
        "Συνέντευξη: Ελένη Μαρκάτου",
        Person("Ελένη Μαρκάτου", "Μαρκάτου", "Ε. Μ."),
        Person("Νίκος Βαλσάμης", "Βαλσάμης", "Ν. Β."),
        (
            "Άννα Ρήγα",
            "Πέτρος Δούκας",
            "Σοφία Λάμπρου",
            "Γιώργος Κανάρης",
            "Ειρήνη Φωκά",
            "Μάνος Στεργίου",
            "Θάλεια Ζέρβα",
        ),
        ("δημοσιογράφος", "σφουγγαράς"),
        (("Ερώτηση", "Απάντηση"), ("Ε", "Α")),
        ("cp1253", "iso-8859-7"),
        "Ο Νίκος Βαλσάμης βουτά για σφουγγάρια στην Κάλυμνο από δεκαπέντε χρονών. Τον συναντήσαμε στο λιμάνι, λίγο πριν "
        "φύγει το καΐκι.",
        """
# Η θάλασσα
? Πώς μάθατε να βουτάτε;
! Με έριξε ο θείος μου από τη βάρκα. Βγήκα θυμωμένος, αλλά βγήκα.
? Φοβάστε ακόμη τον βυθό;
! Κάθε φορά. Όποιος δεν φοβάται, δεν γυρίζει πίσω.
+ Ο παππούς μου μιλούσε στο νερό πριν πέσει. Εγώ απλώς βγάζω τα παπούτσια μου.
~ Γελάει.
? Πόση ώρα μένετε κάτω;
! Τρία λεπτά, όταν είμαι ήσυχος. Όταν βιάζομαι, ούτε ένα.
# Η στεριά
? Μιλήστε μας για το πρώτο σας ταξίδι.
! Έβρεχε τρεις μέρες και φάγαμε μόνο ψωμί. Δεν έχω φάει καλύτερο ψωμί από τότε.
? Τι θα λέγατε σε ένα παιδί που θέλει να μάθει αυτή τη δουλειά;
! Να μάθει πρώτα να ακούει. Η θάλασσα μιλά σιγά.
+ Και να μην ξεχνά τον δρόμο για το σπίτι, γιατί η μάνα του περιμένει.
""",
        "Ο Νίκος Βαλσάμης ζει στην Κάλυμνο με την οικογένειά του.",
    ),
    Dialogue(
        "zh",
        "补碗的人和他的早晨",
        "2024-04-02",
        "2024年4月2日",
        "采访：林晓梅",
        Person("林晓梅", "林", ""),
        Person("周远山", "周", ""),
        ("陈玉兰", "王守义", "李青禾", "赵文博", "孙小雨", "吴长河", "郑秋月"),
        ("记者", "匠人"),
        (("问", "答"), ("记者", "嘉宾")),
        ("gb18030",),
        "周远山在景德镇的一条小巷里补了三十年的碗。我们在一个下雨的早晨去看他，炉子上正烧着水。",
        """
# 碎片
? 一只碎了的碗，您先看哪里？
! 我先看它怎么碎的。裂纹会说话，只是声音很小。
? 如果少了一片怎么办？
! 那就等。很多碎片过几年自己会回来。
+ 我父亲把捡来的碎片放在米缸里。他说瓷器也要吃饭。
~ 他笑了。
? 您一天能补几只碗？
! 顺手的时候两只。不顺手的时候，一只也补不好。
# 手艺
? 请您谈谈第一次补坏的碗。
! 那是邻居奶奶的汤碗。她没有骂我，还请我喝了汤。
? 您对想学手艺的年轻人有什么建议？
! 先学会扫地。地扫干净了，心就静了。
+ 还要学会喝慢茶，因为胶干得比人想的慢。
""",
        "周远山现在和家人住在景德镇。",
    ),
    Dialogue(
        "ja",
        "雨を待つ傘職人の一日",
        "2023-06-20",
        "2023年6月20日",
        "取材・構成：柏木澄子",
        Person("柏木澄子", "柏木", ""),
        Person("早瀬一郎", "早瀬", ""),
        ("森川綾乃", "石塚浩平", "水野千尋", "西田誠司", "杉山由美", "黒木拓也", "白石薫"),
        ("聞き手", "傘職人"),
        (("問", "答"), ("質問", "回答")),
        ("shift_jis", "euc_jp"),
        "早瀬一郎さんは岐阜の川のそばで四十年も和傘を作り続けている。梅雨に入ったばかりの朝、工房で話を聞いた。",
        """
# 竹と紙
? 傘作りは何から始まるのですか？
! 竹を選ぶところからです。まっすぐな竹より、少し曲がった竹のほうが強いんです。
? 紙はどのように選びますか？
! 光にかざして、雲のように見えるものを使います。破れにくい紙は、触ると静かな音がします。
+ 祖父は紙を枕の下に置いて寝ていました。夢の中で乾くのだと言っていました。
~ 早瀬さんは笑う。
? 一本の傘に何日かかりますか？
! 晴れが続けば三週間です。雨が降ると、糊が乾くまで待つしかありません。
# 雨の日
? 初めて作った傘について教えてください。
! 開いたら閉じませんでした。母はその傘を庭に立てて、花の屋根にしてくれました。
? これから学ぶ若い人に伝えたいことは何ですか？
! 急がないことです。竹は人よりも長く待てます。
+ それから、雨の音をよく聞いてください。傘の出来は雨が教えてくれます。
""",
        "早瀬一郎さんは家族とともに岐阜に住んでいる。",
    ),
    Dialogue(
        "sa",
        "तालपत्राणां रक्षकः",
        "2022-01-15",
        "१५ जनवरी २०२२",
        "लेखिका मालविका शर्मा",
        Person("मालविका शर्मा", "शर्मा", ""),
        Person("देवदत्तः जोशी", "जोशी", ""),
        (
            "सुमती भट्टः",
            "गोविन्दः मिश्रः",
            "शारदा देवी",
            "हरिः नायकः",
            "कमला पण्डिता",
            "विष्णुः दासः",
            "रमा त्रिपाठी",
        ),
        ("प्रष्टा", "लेखकः"),
        (("प्रश्नः", "उत्तरम्"), ("प्र", "उ")),
        (),
        "देवदत्तः जोशी त्रिंशत् वर्षाणि तालपत्राणि रक्षति। वयं तं प्रातःकाले ग्रन्थालये अपश्याम।",
        """
# ग्रन्थालयः
? भवान् प्रातःकाले प्रथमं किं करोति?
! अहं प्रथमं द्वारम् उद्घाटयामि। ततः पत्राणां गन्धं जिघ्रामि।
? यदि पत्रं जीर्णं भवति तर्हि किं करोति भवान्?
! तदा अहं शनैः लिखामि। शीघ्रं कृतं कार्यं न शोभते।
+ मम पिता दीपस्य समीपे लिखति स्म। सः वदति स्म यत् दीपः अपि पठति।
~ सः हसति।
? भवतः गृहे कति ग्रन्थाः सन्ति?
! शतं ग्रन्थाः सन्ति। तेषु दश मया एव लिखिताः।
# शिष्याः
? भवतः प्रथमः शिष्यः कः आसीत्?
! मम पुत्री प्रथमा शिष्या आसीत्। सा इदानीं नगरे पाठयति।
? बालकेभ्यः भवान् किं वदति?
! प्रतिदिनं किञ्चित् पठन्तु। अल्पम् अपि पठितं फलं ददाति।
+ वृक्षाणां छायायाम् उपविशन्तु च यतः तत्र मनः शान्तं भवति।
""",
        "देवदत्तः जोशी काश्यां परिवारेण सह वसति।",
    ),
)
BY_LANGUAGE = {dialogue.language: dialogue for dialogue in DIALOGUES}
