"""Lines that belong to a page and not to an article, in four languages.

Two strengths: ``is_noise`` holds for a line anywhere; ``is_edge_noise`` only at the very
start or end of a text, where weaker signs are enough.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.refine.agencies import agency_at_end, agency_of_dateline
from pipeline.text.moments import fold, read_moment

_LONGEST = 240
_WORD = re.compile(r"[^\W\d_]+")


def _any(*phrases: str) -> str:
    return "|".join(fold(phrase) for phrase in phrases)


# a whole line, give or take punctuation around it
_WHOLE = re.compile(
    r"\W*(?:"
    + _any(
        r"skip to (?:main )?content|jump to content|menu|search|home(?:page)?|back to top|"
        r"log ?in|sign (?:in|up)",
        r"comments?(?: \(?\d+\)?)?|\d+ comments?|leave a (?:comment|reply)|post a comment|"
        r"join the conversation",
        r"related(?: (?:topics|articles|stories|news|posts|content|tags|links))?|more (?:on this|"
        r"stories|news|from .{2,40})",
        r"tags?|topics|categories|share(?: (?:this|on|via|with).{0,40})?|print(?: this)?|e-?mail|"
        r"copy link|save|listen(?: to (?:this )?article)?",
        r"facebook|twitter|x|telegram|whatsapp|linkedin|pinterest|reddit|instagram|youtube|"
        r"tiktok|viber|messenger|vk|vkontakte|ok|flipboard",
        r"advertisements?|sponsored(?: content)?|promoted|ad|trending|most (?:read|popular|"
        r"viewed)|latest (?:news|stories)|top stories|editor'?s picks?",
        r"read (?:more|next|also|later)|see also|watch(?: now| live| video)?|loading\W*|play|"
        r"live|video|photo|photos|gallery|published|updated|min(?:ute)?s? read|"
        r"\d+ min(?:ute)?s? read",
        r"içeriğe (?:geç|atla)|ana içeriğe (?:geç|atla)|ana ?sayfa|menü|arama?|giriş(?: yap)?|"
        r"üye ol|yorum(?:lar)?(?: \(?\d+\)?)?|\d+ yorum|yorum (?:yap|yaz)",
        r"ilgili (?:haberler|konular|içerikler)|etiketler|paylaş|yazdır|kaydet|dinle|reklam|"
        r"son dakika(?: haberleri)?|çok okunanlar|en çok okunanlar|öne çıkanlar|diğer haberler|"
        r"google news|abone ol|takip et|haberin devamı|devamını oku",
        r"перейти к (?:основному )?содержани[юя]|к содержанию|главная|меню|поиск|войти|вход|"
        r"регистрация|комментари(?:и|й|ев)(?: \(?\d+\)?)?|\d+ комментари\w+|оставить комментарий|"
        r"добавить комментарий",
        r"теги|темы|метки|поделиться(?: .{0,30})?|распечатать|печать|скопировать ссылку|реклама|"
        r"по теме|материалы по теме|новости по теме|читайте также|смотрите также|главное|"
        r"самое читаемое|популярное|последние новости|новости партн[её]ров|подписаться|твитнуть|"
        r"ссылка|видео|фото",
        r"перейти до (?:основного )?(?:вмісту|змісту)|головна|меню|пошук|увійти|вхід|реєстрація|"
        r"коментар(?:і|ів|и)?(?: \(?\d+\)?)?|\d+ коментар\w*|залишити коментар|додати коментар",
        r"теґи|мітки|теми|поділитися(?: .{0,30})?|друк(?:увати)?|скопіювати посилання|за темою|"
        r"матеріали за темою|новини за темою|читайте також|дивіться також|головне|найпопулярніше|"
        r"популярне|останні новини|новини партнерів|підписатися|підписуйтесь|відео",
        r"story continues below(?: advertisement)?|article continues (?:below|after).{0,30}|"
        r"recommended(?: (?:videos?|stories|for you|reading))?|more like this|key events|"
        r"(?:view|show|hide) comments|follow us|subscribe(?: now)?|newsletter|about the author",
        r"anzeige|werbung|auch interessant|lesen sie (?:auch|mehr)|mehr zum thema|teilen|"
        r"publicité|lire aussi|à lire aussi|partager|publicidad|l(?:ee|ea) (?:también|más)|"
        r"noticias? relacionadas?|te puede interesar|compartir|pubblicità|leggi anche|"
        r"condividi|leia (?:mais|também)|compartilhar|reklama|czytaj (?:więcej|też|także)|"
        r"zobacz (?:też|także)|annons|läs (?:också|mer)|les også|annonse|čtěte také|inzerce",
        r"haber(?:in|i) (?:devamı|dinle|paylaş)|bunlar da ilginizi çekebilir|"
        r"ilginizi çekebilir|çok okunan haberler|editörün seçimi|yorum yazın?|bizi takip edin",
        r"обсуждение|обсудить|обговорення|обговорити|к(?:о)?ментировать|коментувати|"
        r"самое важное|главные новости|выбор редакции|вибір редакції|актуальне|"
        r"загрузка\W*|завантаження\W*|показать (?:ещё|еще|все)|показати (?:ще|більше|всі)",
    )
    + r")\W*"
)

# how a line begins: what follows is another article's title, an invitation or a credit
_START = re.compile(
    r"[^\w\"“”„«»‘’']*(?:"
    + _any(
        r"a message from (?:the|our) |if you can, please support|support (?:us|our work)\b|"
        r"(?:please )?consider (?:donating|supporting)|have a tip\?|you (?:may|might) also like|"
        r".{3,60} web sitesinde.{0,90}abone|abonelik için|поддержите (?:нас|редакцию|проект)|"
        r"підтрима(?:йте|ти) (?:нас|редакцію|проєкт)",
        r"(?:read|see|watch|learn)(?: (?:also|more|next|our))? ?[:|>»→]|also read\b|see also\b|"
        r"read more(?: on| about| at)?\b|related ?:|more ?:|don'?t miss\b|click here\b|"
        r"(?:sign up|subscribe) (?:to|for|here|now)\b|subscribe\b.{0,40}(?:newsletter|channel)|"
        r"follow (?:us|.{2,30} on (?:twitter|x|facebook|telegram|instagram|google))|join (?:us|"
        r"our)\b|get (?:the|our) .{0,40}newsletter|photo(?: credit| by|graph)? ?:|"
        r"image(?: credit| source)? ?:|picture ?:|file photo\b|(?:tags|topics|filed under|"
        r"categories) ?:|copyright ?©?|©|all rights reserved|we use cookies|this (?:site|"
        r"website) uses cookies|by (?:clicking|continuing)|share this\b|download (?:the|our) app|"
        r"advertisement\b|enable javascript|listen to this",
        r"(?:ayrıca|bunu da|bunları da|şunu da|şunları da) (?:okuyun|oku|bakın|izleyin)\b|"
        r"(?:ilgili haber|haberi oku|devamını oku|okumak için|haberin devamı)\b|(?:fotoğraf|foto|"
        r"görsel|kaynak|etiketler?|anahtar kelimeler) ?:|(?:e-?)?bülten(?:imiz)?e? (?:abone|"
        r"kayıt|üye)|bizi .{0,30}takip edin|(?:haberleri|gelişmeleri) .{0,40}takip et|"
        r".{0,30}whatsapp kanalı|çerez(?:ler|leri)? |tüm hakları saklıdır|abone ol(?:un|mak)|"
        r"tıklayın(?:ız)?",
        r"(?:читайте|читать|смотрите|читай|см\.|слушайте)(?: (?:также|еще|ещё|по теме|в материале|"
        r"подробнее|далее))? ?[:|>»→]|(?:читайте|смотрите) (?:также|ещё|еще|по теме|нас)\b|"
        r"подробнее (?:читайте|об этом|—|:)|подробнее ?:|ранее по теме|по теме ?:|(?:фото|"
        r"фотография|видео|изображение|источник фото|на (?:фото|видео)|теги|метки|темы|рубрики) ?:|"
        r"подпис(?:ывайтесь|аться|ывайся|ывайтеся)\b|следите за |присоединяйтесь|наш (?:телеграм|"
        r"telegram)|мы в (?:telegram|соцсетях|google|дзен)|мы используем (?:файлы )?cookie|"
        r"(?:этот|наш) сайт использует|использу[ея]\w* (?:файлы )?cookie|все права защищены|"
        r"нашли (?:ошибку|опечатку)|заметили (?:ошибку|опечатку)|если вы (?:нашли|заметили|"
        r"обнаружили) (?:ошибку|опечатку)|выделите (?:ее|её|текст)|скачайте|"
        r"копирование материалов|быстрые новости в",
        r"(?:читайте|дивіться|слухайте|читай)(?: (?:також|ще|по темі|за темою|більше|далі))? ?[:|"
        r">»→]|(?:читайте|дивіться) (?:також|ще|нас|за темою)\b|також (?:читайте|дивіться)\b|"
        r"докладніше (?:читайте|про це|:)|(?:фото|світлина|зображення|джерело фото|теги|"
        r"на (?:фото|відео)|"
        r"мітки|теми|рубрики) ?:|підпи(?:суйтесь|суйтеся|сатися|шіться)\b|стежте за |"
        r"слідкуйте за |долучайтес[яь]|приєднуйтес[яь]|наш (?:телеграм|telegram)|"
        r"ми в (?:telegram|соцмережах|google)|ми використовуємо (?:файли )?cookie|(?:цей|"
        r"наш) сайт використовує|усі права захищен|всі права захищен|знайшли (?:помилку|"
        r"одруківку)|якщо ви (?:знайшли|помітили|побачили) (?:помилку|одруківку)|"
        r"помітили помилку|виділіть (?:її|текст)|хочете (?:першими|бути)|"
        r"новини від .{2,40} в telegram",
        r"(?:lesen sie (?:auch|mehr)|lire aussi|à lire aussi|lee también|lea también|leggi anche|"
        r"leia também|czytaj (?:też|także|więcej)|läs också|les også) ?[:|>»→]|"
        r"(?:you(?:'|’)re reading|this is) .{0,60}newsletter|not on the list\?|"
        r"get (?:real-?time|the latest) (?:updates|news)|our website is (?:the place|your)|"
        r"stay informed with |(?:updated|published|posted) (?:at|on) .{0,40}$|"
        r"this (?:material|document|article) (?:may not be|is subject to copyright)|"
        r"(?:this (?:story|article|text) (?:was )?)?(?:first|originally) (?:published|appeared)"
        r" (?:in|on|by) |"
        r"to (?:play|view|watch) this video|one of your browser extensions|"
        r"support .{2,30} or become|become (?:a|our) (?:patron|member|subscriber)\b",
        r".{2,30} destek ol(?:un|abilirsiniz)?!?$|"
        r"(?:ilginizi çekebilir|bunlar da ilginizi çekebilir) ?:|siz de destekçi|"
        r"bu .{2,30}okurların desteğiyle|"
        r"(?:reklamsız|bağımsız) .{0,80}destek ol|bizi (?:telegram|whatsapp|google|twitter|x)|"
        r".{0,60}(?:telegram|whatsapp|youtube) kanal(?:ımız|ı)\w*.{0,40}(?:katıl|abone|takip)|"
        r"bu (?:haber|sayfa|içerik) .{0,160}adresinden|haberi? (?:hatalı|yanlış)|"
        r".{2,40}sosyal medya(?:da|dan| hesap).{0,40}takip ed|.{2,40}vpn ile nasıl ulaş",
        r".{0,40}(?:в (?:наш\w*|официальн\w*)|на наш\w*|наш) (?:telegram|телеграм|viber|канал)|"
        r"больше (?:новостей|интересного|материалов) .{0,40}(?:telegram|телеграм|канал)|"
        r"только проверенная информация .{0,20}(?:telegram|телеграм)|сохраните номер |"
        r"чтобы новости .{0,120}добавьте |больше по теме ?:|"
        r"(?:этот|данный) материал вы прочитали|поддержи(?:те|вайте)? .{0,40}"
        r"(?:редакци|издани|журналист)|стан(?:ь|ьте) (?:нашим|частью)|орфографическая ошибка",
        r".{0,40}(?:у (?:наш\w*|офіційн\w*)|на наш\w*) (?:telegram|телеграм|viber|канал)|"
        r"більше (?:новин|цікавого|матеріалів) .{0,40}(?:telegram|телеграм|канал)|"
        r"більше (?:по темі|за темою) ?:|тільки перевірена інформація .{0,20}(?:telegram|телеграм)|"
        r"цей (?:матеріал|текст) ви (?:про)?читали|стан(?:ь|ьте) (?:нашим|частиною)|"
        r"підтримайте .{0,40}(?:редакці|видання|журналіст)|орфографічна помилка",
    )
    + r")"
)
# what a page says of its own texts, wherever the line begins
_OF_THE_PAGE = re.compile(
    "|".join(
        (
            _any(
                r"^\W*the (?:views|opinions)(?: and opinions)? expressed .{0,120}(?:do not|"
                r"are those|are their own|are the author)|without (?:the )?(?:prior )?written "
                r"permission|(?:citing|quoting|copying|using) .{0,60}materials .{0,120}"
                r"(?:links?|hyperlinks?|reference)",
                r"abonelere sunulan haberler|kaynak gösterilmeden|izinsiz (?:kullanıl|kopyalan|"
                r"yayımlan|yayınlan)|yazı(?:ların|lardaki) .{0,40}(?:sorumluluğu|görüşler)",
                r"мнение (?:автора|редакции|авторов) может не (?:совпадать|отражать)|точка "
                r"зрения (?:автора|редакции) может не|(?:при|копировани\w+|перепечатк\w+|"
                r"использовани\w+) .{0,120}(?:гипер)?ссылк\w+ .{0,60}обязательн",
                r"думка (?:автора|редакції|авторів) може не (?:збігатися|співпадати|"
                r"відображати)|точка зору (?:автора|редакції) може не|(?:передрук\w*|копіюванн\w*"
                r"|використанн\w*) .{0,120}(?:гіпер)?посиланн\w+ .{0,60}обов['’]язков",
                r"выполняющ\w+ функции иностранного агента|(?:создан|произведен|распространен)\w*"
                r".{0,120}иностранным (?:агентом|средством массовой)|внесен\w* в реестр "
                r"иностранных агентов.{0,40}$",
            ),
        )
    )
)
# one of these words stands in all of them, and in few other lines
_HINT = re.compile(
    _any(
        "expressed|permission|materials|abonelere|gösterilmeden|izinsiz|sorumluluğu|görüşler",
        "может не|може не|ссылк|посиланн|иностранн",
    )
)
_LEGAL = 900
_RULE = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SIGNED = re.compile(
    r"\W*(?:"
    + _any(
        r"(?:story|words|text|translation|translated|photos?|photographs?|illustrations?|"
        r"reporting|additional reporting|editing|writing|interview|compiled|edited|written) by|"
        r"by",
        r"(?:söyleşi|röportaj|haber|yazı|haritalar?|çeviri|çeviren|fotoğraflar?|kamera|derleyen|hazırlayan|"
        r"muhabir|editör|yazan) ?:",
        r"(?:автор(?:ы)?|текст|перевод|беседовал[аи]?|интервью|подготовил[аи]?|редактор|"
        r"корреспондент|иллюстраци[ия]) ?:|беседовал[аи]? |(?:текст|материал) подготовил[аи]? ",
        r"(?:автор(?:и|ка)?|переклад|розмовля\w+|спілкува\w+|підготува\w+|редактор(?:ка)?|"
        r"кореспондент(?:ка)?|ілюстраці[яї]) ?:|(?:розмовляв|розмовляла|спілкував|спілкувалас)\w* |"
        r"(?:текст|матеріал) підготува(?:в|ла) ",
    )
    + r").*"
)
_NAME = r"[^\W\d_a-zа-яіїєґçğıöşü][\w.'’-]+"
_BIO = re.compile(
    rf"(?:(?:Ms|Mr|Dr|Prof)\. {_NAME}|{_NAME}(?: {_NAME}){{1,3}}) (?:"
    r"(?:is|was|works as|writes) (?:(?:an?|the|our|[^\s.]{2,40}['’]s?) )?[^.]{0,80}?\b(?:reporter|"
    r"correspondent|editor|columnist|journalist|freelance|writer|novelist|fellow|researcher|"
    r"professor|analyst|curator)\b"
    r"|[^.]{0,80}\b(?:muhabiri|yazarı|editörü)(?:dir|dür)\b"
    r"|(?:ist|arbeitet als) [^.]{0,60}(?:redakteur|reporter|korrespondent|journalist|autor)"
    r"|[-–—] [^.]{0,60}\b(?:корреспондент|журналист|обозреватель|редактор|колумнист|кореспондент"
    r"|журналіст|оглядач|колумніст)\w*\b)",
)
_BIO_LONGEST = 400
_TAIL = re.compile(
    r"(?<=[.!?…»”\"])\s+\(?(?:read (?:also|more)|see also|also read|ayrıca (?:okuyun|bakınız)"
    r"|bunu da okuyun|ilgili haber|читайте (?:также|еще|ещё)|смотрите также|по теме"
    r"|читайте (?:також|ще)|дивіться також|за темою)\s?:\s?(?=\S.{8,160}$)",
    re.IGNORECASE,
)
_SIGNED_LONGEST = 120
# who wrote it, after the text: "RW, AFP / KR,BÖ", "(dmk)", "Jane Roe reported from Brussels."
_SIGN_OFF = re.compile(
    r"[^\W\d_]{2,6}(?:,\s?[^\W\d_]{2,6}){0,3}\s?/\s?[^\W\d_]{2,6}(?:,\s?[^\W\d_]{2,6}){0,3}"
    r"|\([^\Wa-zçğıöşüа-яіїєґ\d][^()a-zçğıöşüа-яіїєґ\d]{2,30}\)"
    r"|\([^\W\d_]{2,4}(?:[/,][^\W\d_]{2,6}){0,2}\)"
    r"|[^.]{3,80} (?:reported|contributed reporting|contributed to this (?:report|story|article))"
    r"(?: from [^.]{2,60})?\."
)
_CREDIT = re.compile(
    r"(?:\(?(?:photo|image|video|picture|foto|fotoğraf|фото|видео|відео|світлина)s?\b\s*(?:by|:|"
    r"/|©|-|–|—|courtesy).{0,90})"
    r"|.{0,60}(?:getty images|afp via|/ ?(?:reuters|afp|ap|aa|tass|тасс|риа|укрінформ|уніан|"
    r"epa))\s*\)?|©.{0,90}",
    re.DOTALL,
)
_COOKIE = re.compile(
    r"\bcookies?\b.{0,200}\b(?:policy|consent|accept|kabul|politik|политик|політик|соглас|згод)",
    re.I,
)
_LABELLED_DATE = re.compile(
    r"\W*(?:"
    + _any(
        "published|updated|last updated|posted|modified|created|date|first published|"
        "publication date",
        "yayın(?:lanma)?(?: tarihi)?|güncelle(?:me|ndi|nme)(?: tarihi)?|son güncelle(?:me|nme)|"
        "oluşturulma(?: tarihi)?|giriş|tarih|eklenme(?: tarihi)?",
        "опубликовано|обновлено|дата(?: публикации)?|размещено|изменено|создано|добавлено",
        "опубліковано|оновлено|дата(?: публікації)?|змінено|розміщено|створено|додано",
    )
    + r")\b"
)
_DATE_WORDS = 9
# "Follow us, the guides say": an invitation's words at the start of a sentence
_FEW_WORDS = 16
_DIGIT = re.compile(r"\d")
_DATELINES = 3
_MARK = re.compile(r"(?:\([^()]{2,60}\)|\[[^\[\]]{2,60}\]|/[^()/\[\]]{2,40}/)\s*\.?\s*$")


def is_date_line(line: str) -> bool:
    """A line that says when and nothing else."""
    if len(line) > 90 or not _DIGIT.search(line):
        return False
    words = len(_WORD.findall(line))
    if words > _DATE_WORDS:
        return False
    if read_moment(line, month_first=False) is None:
        return False
    folded = fold(line)
    if _LABELLED_DATE.match(folded):
        return True
    return (words <= 4 and not line.rstrip().endswith((".", "!", "?", "…", '"', "»", "”"))) or (
        line.rstrip().endswith(".") and words <= 2
    )


@lru_cache(maxsize=10_000)
def is_noise(line: str) -> bool:
    """A line that no article has: navigation, sharing, invitations, credits, cookies, dates."""
    if len(line) > _LEGAL:
        return False
    folded = fold(line)
    if _HINT.search(folded) and _OF_THE_PAGE.search(folded):
        return True
    if len(line) > _LONGEST:
        return False
    signed = len(line) <= _SIGNED_LONGEST and not line.endswith(("?", "!", "?»", "?”"))
    if signed and _SIGNED.fullmatch(folded) and _only_names(line):
        return True
    if _ADDRESS.fullmatch(line) or _RULE.fullmatch(line):
        return True
    if _WHOLE.fullmatch(folded):
        return True
    start = _START.match(folded)
    if start and not (start.end() <= _FEW_WORDS and folded.startswith(",", start.end())):
        return True
    if len(line) < 130 and _CREDIT.fullmatch(folded):
        return True
    return is_date_line(line) or ("cookie" in folded and _COOKIE.search(line) is not None)


def _only_names(line: str) -> bool:
    """Whether half the words after the first begin with a capital, as names do."""
    words = _WORD.findall(line)[1:]
    capitals = sum(word[0].isupper() for word in words)
    return 2 <= len(words) <= 16 and 2 * capitals >= len(words)


def is_sign_off(line: str) -> bool:
    """Who wrote it and what else they do, in the words that stand below a text."""
    return len(line) <= _BIO_LONGEST and (
        _SIGN_OFF.fullmatch(line) is not None or _BIO.match(line) is not None
    )


def is_edge_noise(line: str) -> bool:
    """A line that may stand in an article, but not as its first or last."""
    if is_noise(line) or is_sign_off(line):
        return True
    return is_tag_list(line) or is_section_name(line) or not _WORD.search(line)


def is_tag_list(line: str) -> bool:
    """Names with commas between and no sentence: "Turkey, Ukraine, Russia"."""
    text = line.strip().strip("#")
    if len(text) > 200 or text.endswith((".", "!", "?", ":", "…", '"', "”", "»")):
        return False
    parts = [part.strip() for part in re.split(r"[,;|•·#/]", text) if part.strip()]
    if len(parts) < 2:
        return text.count(" ") == 0 and line.strip().startswith("#")
    short = all(len(part.split()) <= 3 for part in parts)
    return short and (len(parts) >= 3 or all(part[:1].isupper() for part in parts))


def is_section_name(line: str, most: int = 2) -> bool:
    """A word or two (or at ``most`` so many) without a full stop, as sections are named."""
    text = line.strip()
    words = text.split()
    return (
        0 < len(words) <= most
        and len(text) <= 32
        and text[:1].isupper()
        and not text.endswith((".", "!", "?", "…", ":", ",", '"', "”", "»"))
        and not any(char.isdigit() for char in text)
    )


def without_tail(line: str) -> str:
    """A paragraph without the headline of another article behind its last sentence.

    "… he said. Read also: Old pier to be repaired" ends with "he said."
    """
    if ":" not in line:
        return line
    for match in _TAIL.finditer(line):
        if not line[match.start() :].rstrip().endswith((".", "»", "”", '"')):
            return line[: match.start()].rstrip()
    return line


def agency_in_marks(paragraphs: list[str]) -> str | None:
    """The agency named by what ``without_agency_marks`` takes away."""
    for paragraph in paragraphs[:_DATELINES]:
        if agency := agency_of_dateline(paragraph)[0]:
            return agency
    return agency_at_end(paragraphs[-1]) if paragraphs else None


def without_agency_marks(paragraphs: list[str]) -> list[str]:
    """Paragraphs without "ANKARA (AA) -" before the text and "(AA)" after its last word.

    The dateline stands at the first paragraph, or at the next where that is a lead. One that
    names no agency stays.
    """
    kept = list(paragraphs)
    for number, paragraph in enumerate(kept[:_DATELINES]):
        agency, length = agency_of_dateline(paragraph)
        if agency and len(paragraph) > length:
            kept[number] = paragraph[length:].lstrip()
            break
    if kept and agency_at_end(kept[-1]):
        kept[-1] = _MARK.sub("", kept[-1]).rstrip()
    return [paragraph for paragraph in kept if paragraph]
