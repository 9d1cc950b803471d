"""Lines that belong to a page and not to an article, in four languages.

Three strengths, for losing a sentence is worse than keeping a line of the page: ``is_noise``
holds for a line anywhere, by a label or by all that it says; ``is_notice`` among the last few
paragraphs; ``is_edge_noise`` only at the very start or end of a text.
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
        r"you (?:may|might) also like|don['’]?t miss(?: (?:it|this))?|"
        r"all rights reserved|tüm hakları saklıdır|все права защищены|"
        r"(?:усі|всі) права захищен[іо]|(?:.{2,40} )?için tıkla(?:yın(?:ız)?)?|"
        r"(?:updated|published|posted) (?:at|on) [\d:. ]{1,9}(?:[ap]\.?m)?|"
        r"haber(?:in|i) (?:devamı|dinle|paylaş)|bunlar da ilginizi çekebilir|"
        r"ilginizi çekebilir|çok okunan haberler|editörün seçimi|yorum yazın?|bizi takip edin",
        r"обсуждение|обсудить|обговорення|обговорити|к(?:о)?ментировать|коментувати|"
        r"самое важное|главные новости|выбор редакции|вибір редакції|актуальне|"
        r"загрузка\W*|завантаження\W*|показать (?:ещё|еще|все)|показати (?:ще|більше|всі)",
    )
    + r")\W*"
)

# a label and what it points at: another article, a credit, tags
_LABELLED = re.compile(
    r"[^\w\"“”„«»‘’']{0,8}(?:"
    + _any(
        r"(?:(?:read|see|watch|learn)(?: (?:also|more|next|our))?|also read|"
        r"read more(?: on| about)?|you (?:may|might) also like|related|more|don'?t miss) ?[:|>»→]|"
        r"(?:photo(?: credit| by|graph)?|image(?: credit| source)?|picture|file photo) ?:|"
        r"file photo ?[(/.–—-]|(?:tags|topics|filed under|categories) ?:|"
        r"copyright (?:©|\(c\)|(?:19|20)\d\d)|©|copyright ?:",
        r"(?:(?:ayrıca|bunu da|bunları da|şunu da|şunları da) (?:okuyun|oku|bakın|izleyin)|ilgili "
        r"haber(?:ler)?|haberi oku|devamını oku|(?:bunlar da )?ilginizi çekebilir) ?[:|>»→]|"
        r"(?:fotoğraf|foto|görsel|kaynak|etiketler?|anahtar kelimeler) ?:|"
        r"bu (?:haber|sayfa|içerik) (?:https?://|www\.)[^ ]{3,160} adresinden",
        r"(?:читайте|читать|смотрите|читай|см\.|слушайте)(?: (?:также|еще|ещё|по теме|в материале|"
        r"подробнее|далее))? ?[:|>»→]|(?:подробнее|ранее по теме|(?:больше )?по теме) ?:|"
        r"(?:фото|фотография|видео|изображение|источник фото|на (?:фото|видео)|теги|метки|темы|"
        r"рубрики) ?:",
        r"(?:читайте|дивіться|слухайте|читай)(?: (?:також|ще|по темі|за темою|більше|далі))? ?[:|"
        r">»→]|також (?:читайте|дивіться) ?[:|>»→]|"
        r"(?:докладніше|(?:більше )?(?:по темі|за темою)) ?:|"
        r"(?:фото|світлина|зображення|джерело фото|теги|на (?:фото|відео)|мітки|теми|рубрики) ?:",
        r"(?:lesen sie (?:auch|mehr)|lire aussi|à lire aussi|lee también|lea también|leggi anche|"
        r"leia também|czytaj (?:też|także|więcej)|läs också|les også) ?[:|>»→]",
    )
    + r")"
)
# the same words without a mark behind them: a headline follows, and no full stop
_BESIDE = re.compile(
    r"[^\w\"“”„«»‘’']{0,8}(?:"
    + _any(
        r"(?:also read|see also|read also|ayrıca (?:okuyun|bakın)|bunu da okuyun|"
        r"(?:читайте|смотрите) (?:также|по теме)|(?:читайте|дивіться) (?:також|за темою)|"
        r"також (?:читайте|дивіться)) "
    )
    + r")"
)
# what an invitation bids the reader do, at the start of one of its sentences
_BEGINS = r"(?:^|[.!?,:;|—–-] ?)[^\w\"“”„«»‘’']{0,4}"
_BIDS_FIRST = re.compile(
    _BEGINS
    + "(?:"
    + _any(
        r"(?:subscribe|sign up|follow|you(?:'|’)re reading|have a tip|"
        r"подпи(?:шитесь|сывайтесь|сывайся|шись|саться)|"
        r"підпи(?:шіться|суйтесь|суйтеся|суйся|шись|сатися))\b"
    )
    + ")"
)
_BIDS = re.compile(
    _BEGINS
    + "(?:"
    + _any(
        r"(?:please )?(?:join|get|download|support|become|click|tap|like|visit|read|listen|watch|"
        r"stay|check out|install|share|enable|bookmark|consider (?:supporting|donating)|we use|"
        r"(?:this|our) (?:site|website) uses)\b|"
        r"следите|присоединяйтесь|скачайте|установите|поддерж(?:ите|ивайте)|добавьте|добавляйте|"
        r"станьте|стань|жмите|нажмите|выделите|сообщите|напишите|оставайтесь|узнавайте|получайте|"
        r"читайте|смотрите|слушайте|вступайте|ищите|больше (?:[^ ]+ ){0,2}(?:новостей|материалов|"
        r"интересного)|мы используем\b|(?:этот|наш) сайт использует|"
        r"(?:самые )?(?:важные|быстрые|свежие) новости |"
        r"стежте|слідкуйте|долучайтес[яь]|приєднуйтес[яь]|завантажуйте|встановіть|підтрима(?:йте|ти)|"
        r"додайте|станьте|тисніть|натисніть|виділіть|повідомте|напишіть|залишайтеся|дізнавайтеся|"
        r"дивіться|слухайте|більше (?:[^ ]+ ){0,2}(?:новин|матеріалів|цікавого)|ми "
        r"використовуємо\b|(?:цей|наш) сайт використовує|новини від "
    )
    + r")"
)
_BIDS_LAST = re.compile(
    _any(
        r"\b(?:abone ol(?:un(?:uz)?|abilirsiniz|mak için)|takip (?:edin(?:iz)?|edebilirsiniz|"
        r"etmek için)|katıl(?:ın(?:ız)?|abilirsiniz)|için tıkla(?:yın(?:ız)?)?|indirin(?:iz)?|"
        r"indirmek için|üye olun|destek ol(?:un|abilirsiniz)|destekçimiz olun|"
        r"iletişime geçin(?:iz)?|"
        r"çerez(?:ler)? kullan[^ ]*)\b(?:(?<=için)|(?! \w)|(?= (?:ve|veya) ))"
    )
)
_OURS = re.compile(
    _any(
        r"\b(?:we|us|our|my|you agree|bizi|bize|bizim|siz de|sitemiz[^ ]*|"
        r"\w{4,24}(?:ımız|imiz|umuz|ümüz)(?:ı|i|u|ü|a|e|da|de|dan|den)?|мы|нас|нам|наш[^ ]*|ми)\b"
    )
)
_BRAND = (
    r"telegram|телеграм|whatsapp|ватсап|viber|вайбер|youtube|ютуб|facebook|фейсбук|twitter|твиттер|"
    r"instagram|инстаграм|tiktok|sosyal medya|google (?:news|haberler|новости|новини)|"
    r"яндекс|дзен|"
    r"вконтакте|соцсет|соцмереж|newsletter|e-?bülten|bülten|рассылк|розсилк|push|patreon|ctrl"
)
_MEANS = re.compile(_any(rf"{_BRAND}"))
_OWN_MEANS = re.compile(
    _any(
        r"\b(?:channel|app|site|website|podcast|journalism|newsroom|cookies?|patron|"
        r"member|inbox|javascript|kanal[^ ]*|uygulama[^ ]*|internet sitesi|web site[^ ]*|"
        r"sitemiz[^ ]*|çerez[^ ]*|destekçimiz|sosyal medya[^ ]*|канал[^ ]*|приложени[^ ]*|"
        r"сайт[^ ]*|редакци[^ ]*|проект|источник[^ ]*|"
        r"застосун[^ ]*|додат(?:ок|ку)|редакці[^ ]*|проєкт[^ ]*|спільнот[^ ]*)\b"
    )
)
_ELSEWHERE = re.compile(
    _any(
        rf"[^\w]{{0,8}}(?:читайте|смотрите|слушайте|дивіться|больше .{{2,40}}|більше .{{2,40}}) "
        rf"(?:[^,]{{2,60}} )?(?:[—–-] )?(?:в|у|на) (?:{_BRAND})[^ ]{{0,8}}[^\w]*|"
        rf"[^\w]{{0,8}}(?:мы|ми)(?:,? (?:(?:и|та) )?(?:(?:в|у|на) )?(?:{_BRAND})[^ ]{{0,8}}){{1,5}}"
        r"[^\w]*|"
        rf"[^\w]{{0,8}}наш[^ ]? (?:{_BRAND})[^ ]{{0,12}}(?: ?[:—–-] .{{0,60}}|[^\w]*)|"
        r".{0,40}(?:информация|новости|подробности|інформація|новини|подробиці)[^.]{0,20} "
        rf"(?:у нас|в нашем|на нашем|у нашому|на нашому) (?:(?:в|у|на) )?(?:{_BRAND}).{{0,60}}"
    )
)
_SUPPORT = re.compile(
    r"[^\w]{0,8}(?:"
    + _any(
        r"(?:please )?(?:consider )?(?:support(?:ing)?|donat(?:e|ing) to) (?:our|independent) "
        r"(?:work|journalism|reporting|newsroom)|become (?:a|our) (?:patron|member|subscriber)"
        r"(?: today| now)?$|(?:sign up|subscribe) (?:here|now|today)|download (?:the|our) app\b|"
        r"to (?:play|view|watch) this video.{0,60}(?:javascript|browser|cookies)|"
        r"(?:нашли|заметили|знайшли|помітили) (?:ошибку|опечатку|помилку|одруківку)\?|"
        r"(?:если вы|якщо ви) (?:нашли|заметили|обнаружили|знайшли|помітили|побачили) (?:ошибку|"
        r"опечатку|помилку|одруківку),|"
        r"this is (?:the|our) .{0,40}newsletter|"
        r"one of your browser(?:(?:'|’)s)? extensions|your browser (?:does not|is not|seems)|"
        r"(?:сохраните|запишите|збережіть) (?:наш )?номер .{0,60}(?:новост|новин)|"
        r"(?:цей|этот) (?:матеріал|текст|материал) (?:ви|вы) (?:про)?чита"
    )
    + r")"
)
_INVITATION = 120
_INVITATION_BELOW = 300
# somebody speaks: no line of the page does
_SPEAKS = re.compile(
    _any(
        r"\b(?:said|says|saying|told|tells|asked|asks|wrote|writes|shouted|shouts|added|replied|"
        r"posted on|thought|noted|explained|"
        r"answered|urged|urges|urge|warned|announced|reported|ruled|according to|used to|"
        r"dedi|diyor|diye|dediler|söyledi|söylüyor|belirtti|açıkladı|ifade etti|aktardı|kaydetti|"
        r"vurguladı|bildirdi|konuştu|yazdı|istedi|duyurdu)\b|"
        r"\b(?:сказа[лв]|говор(?:и[лтв]|ят)|заяви[лв]|заявля|сообщ(?:ил|ает|ают)|добави[лв]|отмети[лв]|"
        r"написа[лв]|ответи[лв]|посоветова|советует|пишет|спроси[лв]|рассказ(?:а|ыва)|объясни|подчеркну|"
        r"призва[лв]|призыва|передает|передаёт|считает|кричал|"
        r"каже|кажуть|повідом(?:ив|ил|ля)|додав|додала|зазнач|відпові[вл]|запита|розпові|поясни[вл]|"
        r"підкресли|заклика|пише|вважа|порадив|порадила|кричав)"
    )
)
# words in quotation marks; a name of up to three is no quotation
_QUOTES = re.compile(r"[\"“„«](?![^\s\"“”„«»]{1,20}(?: [^\s\"“”„«»]{1,20}){0,2}[\"”“»])[^\s]")
# what the page says of its rights, its authors and its duties, as a whole line near its edges
_NOTICE = re.compile(
    r"[^\w]{0,8}(?:"
    + _any(
        r"(?:the )?(?:views|opinions)(?: and opinions)? expressed .{0,120}(?:do not|are those|are "
        r"their own|are the author)|"
        r".{0,200}\b(?:material|content|articles?|reproduc[^ ]*|"
        r"republi[^ ]*|redistribut[^ ]*|cop(?:y|ied|ying)|copyright).{0,120} without (?:the )?"
        r"(?:prior |express )*(?:written )?permission|"
        r"(?:(?:when|while) )?(?:citing|quoting|copying|using) .{0,60}materials .{0,120}"
        r"(?:links?|hyperlinks?|reference)|"
        r"(?:this (?:story|article|text|piece) (?:was )?)?(?:first|originally) "
        r"(?:published|appeared) (?:in|on|by) [^,]{2,50}$|all rights reserved|"
        r".{0,240}\b(?:subscribe|sign up) (?:now|today|here)[!.]?$|"
        r"(?:we|we(?:'|’)ve|[^ ]+) .{0,240}\bconsider (?:supporting|donating|subscribing) ",
        r".{0,240}(?:kaynak gösterilmeden|izinsiz) .{0,80}(?:(?:kullan|yayımlan|yayınlan|kopyalan|"
        r"alıntılan|çoğaltıl)[^ ]{0,4}(?:amaz|maz)|yasaktır)|.{0,60}web sitesinde.{0,120}abone|"
        r"abonelik için|.{2,40}['’]\w{1,3} (?:destek olun|abone olun|(?:vpn ile )?nasıl "
        r"ulaş(?:abilirim|ılır))[!.?]?$|"
        r"yazı(?:ların|lardaki) .{0,40}(?:sorumluluğu|görüşler)|tüm hakları saklıdır",
        r"(?:любое |полное |частичное )*(?:при |копировани|перепечатк|использовани)[^ ]* ?.{0,60}"
        r"(?:материал|стат|текст|информаци|публикаци|новост|копировани|перепечатк).{0,120}(?:ссылк"
        r"[^ ]* .{0,60}обязательн|обязательн.{0,60}ссылк|запрещен)|все права защищены|"
        r"копирование материалов",
        r"(?:будь-яке |повне |часткове )*(?:при |у разі |передрук|копіюванн|"
        r"використанн)[^ ]* ?.{0,60}(?:матеріал|стат|текст|інформаці|публікаці|новин|передрук|"
        r"копіюванн).{0,120}(?:посиланн[^ ]* .{0,60}обов['’]язков|обов['’]язков.{0,60}посиланн|"
        r"заборонен)|(?:усі|всі) права захищен",
    )
    + r")"
)
# a duty of outlets in Russia: its fixed words, or a footnote
_AGENT = re.compile(
    r"[^\w]{0,8}(?:"
    + _any(
        r"(?:настоящ[^ ]+|данн[^ ]+) (?:материал|сообщение)[^ ]* \((?:информация|материал)\) "
        r".{0,80}(?:создан|произведен|распространен)"
    )
    + r")|\*.{0,200}(?:иностранн[^ ]+ агент|иноагент)"
)
# fixed words of the same kind that stand above a text as well
_FIXED = re.compile(
    r"[^\w]{0,8}(?:"
    + _any(
        r"(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in this|here)|"
        r"this (?:material|document|article|story) (?:may not be |is subject to copyright)|"
        r"(?:мнение|точка зрения) (?:автора|редакции|авторов) может не (?:совпадать|отражать)|"
        r"(?:думка|точка зору) (?:автора|редакції|авторів) може не (?:збігатися|співпадати|"
        r"відображати)"
    )
    + r")"
)
_WARNS = re.compile(
    r"[^\w]{0,8}(?:внимание|данное|настоящ|сообщение|материал).{0,300}иностранн[^ ]+ "
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
_NAMES = rf"(?!The |She |He |They |It ){_NAME}(?: {_NAME}){{1,3}}"
_BIO = re.compile(
    rf"(?:(?:Ms|Mr|Dr|Prof)\. {_NAME}|{_NAMES}) (?:"
    r"(?:is|works as|writes) (?:(?:an?|the|our|[^\s.]{2,40}['’]s?) )?[^.,;:]{0,80}?\b(?:reporter|"
    r"correspondent|editor|columnist|journalist|freelancer?|writer|novelist|fellow|researcher|"
    r"professor|analyst|curator)\b(?:(?! who | and (?:he|she) )[^.,;:]){0,80}\.?"
    r"|[^.,;:]{0,80}\b(?:muhabiri|yazarı|editörü)(?:dir|dür)\.?"
    r"|(?:ist|arbeitet als) [^.,;:]{0,60}(?:redakteur|reporter|korrespondent|journalist|autor)"
    r"[^.,;:]{0,60}\.?"
    r"|[-–—] [^.,;:]{0,60}\b(?:корреспондент|журналист|обозреватель|редактор|колумнист|кореспондент"
    r"|журналіст|оглядач|колумніст)\w*\b[^.,;:]{0,60}\.?)"
    r"|(?:Her|His|Their) [^.]{0,30}book [^.]{2,90}.{0,4}",
)
_BIO_LONGEST = 160
_BIOS = 3
# where a sentence ends: not behind "Ms." or "Dr."
_STOP = re.compile(r"(?<=\w\w\w\.) (?=\w)")
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
    rf"|(?!The |She |He |They |It |We |I ){_NAME} reported from [^.,]{{2,40}}\."
    rf"|{_NAMES}(?:(?:,| and|, and) {_NAMES}){{0,4}} reported from [^.,]{{2,40}}\."
    rf"|[—–-]?\s?{_NAMES}[^.]{{0,80}} contributed (?:reporting|to this (?:report|story|article))"
    r"(?: from [^.]{2,60})?\."
)
_CREDIT = re.compile(
    r"(?:\(?(?:photo|image|video|picture|foto|fotoğraf|фото|видео|відео|світлина)s?\b(?:\s*[:©]|"
    r"(?P<loose>\s*/|\s+(?:by|courtesy)\b|\s+[-–—]\s)).{0,90})"
    r"|.{0,60}(?:getty images|afp via|/ ?(?:reuters|afp|ap|aa|tass|тасс|риа|укрінформ|уніан|"
    r"epa))\s*\)?|©.{0,90}",
    re.DOTALL,
)
_COOKIE = re.compile(
    r"\bcookies?\b.{0,200}\b(?:policy|consent|accept|kabul|politik|политик|політик|соглас|згод)"
    r"|(?:we|мы|ми|сайт) (?:use|используе|використовує)\w* .{0,40}cookies?\b",
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
_SENTENCE = (".", "!", "?", "…", '"', "»", "”")
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
        return words <= 6 or not line.endswith(".")
    return (words <= 4 and not line.rstrip().endswith((".", "!", "?", "…", '"', "»", "”"))) or (
        line.rstrip().endswith(".") and words <= 2
    )


@lru_cache(maxsize=10_000)
def is_noise(line: str) -> bool:
    """A line that no article has: navigation, sharing, invitations, credits, cookies, dates."""
    if len(line) > _LEGAL:
        return False
    folded = fold(line)
    if _AGENT.match(folded) or (line.isupper() and _WARNS.match(folded)):
        return True
    if len(line) > _LONGEST:
        return False
    signed = len(line) <= _SIGNED_LONGEST and not line.endswith(("?", "!", "?»", "?”"))
    if signed and _SIGNED.fullmatch(folded) and _only_names(line):
        return not (folded.startswith("by ") and line.endswith("."))
    if _ADDRESS.fullmatch(line) or _RULE.fullmatch(line):
        return True
    if _WHOLE.fullmatch(folded):
        shares = folded.startswith(("share ", "поделиться ", "поділитися "))
        return not (shares and line.endswith(".")) and _SPEAKS.search(folded) is None
    if _LABELLED.match(folded) or (_BESIDE.match(folded) and not line.endswith(_SENTENCE)):
        return True
    if len(line) < 130 and (credit := _CREDIT.fullmatch(folded)):
        return not credit["loose"] or not line.endswith(_SENTENCE) or _only_names(line)
    if _FIXED.match(folded) and not (_QUOTES.search(line) or _SPEAKS.search(folded)):
        return True
    return is_date_line(line) or _is_invitation(line, folded, _INVITATION)


def is_notice(line: str) -> bool:
    """What the page says of itself near its edges: rights, whose views, longer invitations."""
    folded = fold(line)
    if len(line) > _LEGAL or _SPEAKS.search(folded):
        return False
    return _NOTICE.match(folded) is not None or _is_invitation(line, folded, _INVITATION_BELOW)


def _is_invitation(line: str, folded: str, longest: int) -> bool:
    """A short line that bids the reader use the page's own means, in nobody's words."""
    if len(line) > longest or _QUOTES.search(line) or _SPEAKS.search(folded):
        return False
    if _SUPPORT.match(folded) or _ELSEWHERE.fullmatch(folded):
        return True
    ours = _OURS.search(folded)
    if ours and "cookie" in folded and _COOKIE.search(line):
        return True
    brand = _MEANS.search(folded)
    if not brand and not (ours and _OWN_MEANS.search(folded)):
        return False
    if _BIDS_FIRST.search(folded) or _BIDS_LAST.search(folded):
        return True
    return ours is not None and _BIDS.search(folded) is not None


def _only_names(line: str) -> bool:
    """Whether half the words after the first begin with a capital, as names do."""
    words = _WORD.findall(line)[1:]
    capitals = sum(word[0].isupper() for word in words)
    return 2 <= len(words) <= 16 and 2 * capitals >= len(words)


def is_sign_off(line: str) -> bool:
    """Who wrote it and what else they do, in the words that stand below a text."""
    if len(line) > _BIOS * _BIO_LONGEST:
        return False
    sentences = _STOP.split(line)
    return _SIGN_OFF.fullmatch(line) is not None or (
        len(sentences) <= _BIOS
        and not sentences[0].startswith(("Her ", "His ", "Their "))
        and all(len(one) <= _BIO_LONGEST and _BIO.fullmatch(one) for one in sentences)
    )


def is_edge_noise(line: str) -> bool:
    """A line that may stand in an article, but not as its first or last."""
    if is_noise(line) or is_notice(line) or is_sign_off(line):
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


def is_place_line(line: str) -> bool:
    """A dateline that has a paragraph of its own: "MOSKOVA", "NEW YORK"."""
    words = line.split()
    return len(words) <= 2 and 4 <= len(line) <= 24 and line.isupper() and "".join(words).isalpha()


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
