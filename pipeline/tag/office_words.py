"""Words beside an office that say whose it is, or that nobody in particular is meant; folded."""

from __future__ import annotations

import re

# Right before a title (or before the country that goes with it): not the holder of the day.
NOT_THE_HOLDER = re.compile(
    r"former|ex|onetime|late|then|future|next|another|any|every|each|no|an?|acting|interim|caretaker"
    r"|deputy|vice|assistant|junior|first|second|shadow|as|become|becomes|became|elected|appointed"
    r"|named|nominated|candidate|hopeful|two|three|several|many|some|all|both|former-?\w*"
    r"|eski|sabik|merhum|onceki|gelecek|bir|her|hicbir|gecici|vekaleten|kurucu"
    r"|бывш\w+|прежн\w+|будущ\w+|следующ\w+|тогдашн\w+|исполняющ\w+|врио|и\.?о|экс|любо\w+|кажд\w+"
    r"|стал\w*|станет|стать|становит\w+|назначен\w*|назначи\w+|избран\w*|избра\w+|был|была|быть"
    r"|будучи|являлся|являлась|является|работал\w*|перв\w+ заместител\w+|заместител\w+|помощник\w*"
    r"|колишн\w+|попередн\w+|майбутн\w+|наступн\w+|тодішн\w+|виконувач\w*|екс|будь-як\w+|кож\w+"
    r"|стане|стати|призначен\w*|призначи\w+|обран\w*|обра\w+|був|була|бути|працював\w*"
    r"|перв\w+|втор\w+|трет\w+|четв[её]рт\w+|пят\w+|шест\w+|друг(?:ий|ого|им)|п'ят\w+|шост\w+|во|чолі"
    r"|\d+(?:st|nd|rd|th)|third|fourth|fifth|sixth|elect|choose|chose|ilk|ikinci|ucuncu|besinci|altinci"
    r"|заступни\w+|двух|двоих|двох|кандидат\w*|два|две|дві|три|оба|обоих|обидва|какой|никакой|новых"
)
# The post and not its holder: «пост президента», "the office of president".
POSTS = re.compile(
    r"фамили\w+|прізвищ\w+|soyad\w*|post|position|office|role|seat|job|title|powers|of"
    r"|пост\w{0,3}|должност\w+|кресл\w+|полномочи\w+|выбор\w+|кандидат\w*|статус\w*|срок\w*|институт\w*"
    r"|администраци\w+|аппарат\w*|совет\w*"
    r"|посад\w+|крісл\w+|повноважен\w+|вибор\w+|статус\w*|термін\w*|адміністраці\w+|апарат\w*"
)
# Right after a title: an aspirant, a deputy, a body or the predicate of "became minister".
NOT_HIMSELF = re.compile(
    r"elect|designate|candidate|candidates|hopeful|nominee|level|office"
    r"|adayi\w*|aday|yardimci\w*|vekil\w*|danisman\w*|basdanisman\w*|sozcu\w*|makami\w*|koltug\w*"
    r"|стал[аи]?|станет|назнач\w+|избра\w+|став|стане|обра\w+|призначен\w*"
    r"|oldu|olan|olarak|olacak|olunca|olmak|olmus\w*|olur|iken|secil\w+|atan\w+|gorevi\w*|secimi\w*"
    r"|sifati\w*|unvani\w*|ofisi\w*|konutu\w*"
)
# What an office of this name may also lead: «президент компании», "president of the club".
OTHER_BODIES = re.compile(
    r"of|for|to|at|in"
    r"|компани\w+|ассоциаци\w+|федераци\w+|фонд\w*|клуб\w*|банк\w*|академи\w+|союз\w*|групп\w+|лиги"
    r"|корпораци\w+|холдинг\w*|института|университета|палаты|штат\w*|земли|провинци\w+|автономи\w+"
    r"|компані\w+|асоціаці\w+|федераці\w+|академі\w+|спілк\w+|груп\w+|ліги|інститут\w*|університет\w*"
    r"|палати|корпораці\w+|сет[иь]|мережі|регион\w*|регіон\w*|област\w+|края|района|району"
    r"|округа|округу|завод\w*|концерна|концерну|телеканал\w*|агентств\w+|общества|товариства"
    r"|festivali|kulubu\w*|sirketi\w*|dernegi\w*|federasyonu\w*"
)
# What a person in office owns that is a body of its own: "the prime minister's office".
OWN_BODIES = re.compile(
    r"'s? (?:office|administration|residence|secretariat|press (?:service|office))"
)

# Between an office and its holder's name.
RANKS = re.compile(
    r"генерал\w*|[\w-]*полковник\w*|[\w-]*лейтенант\w*|[\w-]*майор\w*|адм[иі]рал\w*|маршал\w*"
    r"|арми[ия]|армії|лорд\w*|господин\w*|госпож\w+|пан[аиіу]?|доктор\w*|г-н\w*|г-ж\w+"
    r"|general|gen|lord|sir|admiral|mr|mrs|ms|dr|sayin|orgeneral|korgeneral|amiral"
)
# Between a number and its title: "the first serving president".
DESCRIBING = re.compile(
    r"serving|sitting|black|female|elected|civilian|действующ\w+|избранн\w+|чернокож\w+"
    r"|чинн\w+|діюч\w+|обран\w+"
)
# Between whose office it is said to be and its own body's name: «донского региона».
ADJECTIVES = re.compile(r"\w+(?:ого|ой|ої|их|ей|его|ього)")

# Words that may stand between a country and its title: "Ukraine's new foreign minister".
BETWEEN = re.compile(
    r"new|current|incumbent|first|top|newly appointed|long-serving|longtime|yeni|mevcut|simdiki"
    r"|нов\w+|нынешн\w+|нинішн\w+"
)

# Titles that, said without a country, do not mean the text's own.
NEVER_ALONE = re.compile(
    r"baskan yardimcisi\w*"
    r"|(?:es )?(?:genel )?baskan\w*|genel (?:mudur|sekreter|direktor)\w*|kral\w*|lider\w*"
    r"|sef\w*|komutan\w*|(?:devlet|es) baskan\w*|sansolye\w*|emir\w*|sultan\w*|patri[kg]\w*"
    r"|papa\w*|sah\w*|yonetici\w*|(?:dini|ruhani|yuce|devrim) lider\w*|ust yonetici\w*|ceo"
    r"|general\w*|orgeneral\w*|ombudsman\w*|king|queen|pope|patriarch|metropolitan|commander"
    r"|chair(?:man|woman|person)?|co-\w+|\w*leader|pm|fm|monarch|sovereign|chancellor"
    r"|head of state|\w+ secretary|secretary of (?:state|the treasury)|secretary[ -]general"
    r"|chief executive(?: officer)?|(?:managing|executive|general) director"
    r"|director[ -]general|general manager|federal \w+|supreme leader|leader of the revolution"
    r"|speaker|(?:головно)?командую\w+|командувач\w*|генерал\w*|корол\w+|султан\w*|э?емир\w*"
    r"|эмир\w*|емір\w*|монарх\w*|спикер\w*|спікер\w*|канцлер\w*|лидер\w*|лідер\w*|(?:ген)?директор\w*|генсек\w*"
    r"|генеральн\w+ \w+|патриарх\w*|патріарх\w*|митрополит\w*|папа \w+|ватажок|ватажк\w+"
    r"|гауляйтер\w*|сопредседател\w+|співголов\w+|исполнительн\w+ \w+|виконавч\w+ \w+"
    r"|председател\w+ (?:правления|партии)|голов\w+ (?:правління|партії)|госсекретар\w+"
    r"|держсекретар\w+|государственн\w+ секретар\w+"
)

# Titles that only one country gives.
COUNTRY_OF_TITLE = {
    "secretary of state": "US",
    "госсекретарь": "US",
    "держсекретар": "US",
    "foreign secretary": "GB",
    "home secretary": "GB",
    "defence secretary": "GB",
    "defense secretary": "US",
    "secretary of defense": "US",
    "treasury secretary": "US",
    "chancellor of the exchequer": "GB",
    "bundeskanzler": "DE",
}

# Repeats without a country: the head noun, and what the offices it repeats end with.
REPEATS = {
    "en": (("minister", "-minister"),),
    "tr": (("bakan", "-minister"),),
    "ru": (("министр", "-minister"),),
    "uk": (("міністр", "-minister"), ("очільник відомства", "-minister")),
}
