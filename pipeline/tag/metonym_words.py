"""What governments do, own and are dealt with; folded."""

from __future__ import annotations

import re

from pipeline.tag.words import word_set


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(pattern.split()))


# Verbs (the first words of a predicate) that only a government is the subject of.
SPEECH = {
    "en": _any(
        r"""(?:sa(?:ys?|id)|announce[sd]?|demand(?:s|ed)?|want(?:s|ed)?|insist(?:s|ed)?
        |den(?:y|ies|ied)|reject(?:s|ed)?|accuse[sd]?|warn(?:s|ed)?|urge[sd]?|claim(?:s|ed)?
        |condemn(?:s|ed)?|call(?:s|ed)|ask(?:s|ed)|agree[sd]?|promise[sd]?|vow(?:s|ed)?
        |expect(?:s|ed)?|hope[sd]?|offer(?:s|ed)?|refuse[sd]?|argue[sd]?|believe[sd]?|plan(?:s|ned)
        |intend(?:s|ed)?|oppose[sd]?|support(?:s|ed)?|respond(?:s|ed)?|repl(?:y|ies|ied)
        |stress(?:es|ed)?|state[sd]|reiterate[sd]?|maintain(?:s|ed)?|signall?(?:s|ed)?
        |pledge[sd]?|summon(?:s|ed)?|recall(?:s|ed)?|approve[sd]?|consider(?:s|ed)?|sees?
        |regards?|propose[sd]?|threaten(?:s|ed)?|ordered|seeks?|sought|back(?:s|ed)
        |acknowledge[sd]?|admit(?:s|ted)?|suspend(?:s|ed)?|withdr(?:aws?|ew)|sign(?:s|ed)
        |blame[sd]?|fear(?:s|ed)|bought|buys|sold|sells|impose[sd]?|ratif(?:y|ies|ied)
        |retaliate[sd]?|expel(?:s|led)?|protest(?:s|ed)|welcome[sd]?|hail(?:s|ed)?|dismiss(?:es|ed)?
        |confirm(?:s|ed)?|decide[sd]?|decline[sd]?|object(?:s|ed)|prefer(?:s|red)?|accept(?:s|ed)?
        |insisting|tries|tried|needs|needed|knows|thinks|thought|recognis?z?e[sd]?|annexed|invaded
        |dispatched|deploy(?:s|ed)|voted|vetoe[sd]?|block(?:s|ed)|halt(?:s|ed)|ban(?:s|ned)
        |wary|ready|willing|unhappy|keen|reluctant|determined|furious|prepared|concerned)"""
    ),
    "tr": _any(
        r"""(?:acikla\w+|duyur\w+|isti(?:yor|yordu)|iste\w+di|reddet\w+|bekliyor\w*|sucla\w+|uyar\w+
        |savun\w+|kina\w+|belirtti|belirtiyor|bildirdi|vurgula\w+|onerdi|yalanla\w+|destekl\w+
        |karari|tepkili|kaydetti|soyledi|dogruladi|onayladi|imzaladi|cagirdi|hazirlaniyor
        |suruyor\w*|itiraz|diretiyor|planliyor|umuyor|kacindi|anlasti|uzlasti|kararli)"""
    ),
    "ru": _any(
        r"""(?:заяв\w+|требует|потребовал[аи]?|счита[ею]т|отверг(?:ла|ли|ает|ают)?|обвин\w+
        |призва(?:л|ла|ли)|призыва[ею]т|наде[ею]тся|ожида[ею]т|намерен[аы]?|опроверг\w*|отказ\w+
        |соглас\w+|готов[аы]?|предложил[аи]?|предлага[ею]т|предупред\w+|осуд\w+|выступ\w+
        |ответил[аи]?|подтверд\w+|настаива\w+|хоч[еу]т|хотят|обещ\w+|объявил[аи]?|сообщил[аи]?
        |отрица[ею]т|рассчитыва[ею]т|поддерж\w+|вышла|вышел|вышли|подписал[аи]?|договорил\w+
        |приветств\w+|решил[аи]?|ввел[аи]?|ввёл|приостанов\w+|вмешива[ею]тся|защи[тщ]\w+
        |недовол\w+|уверен[аы]?|опаса[ею]тся|планиру[ею]т|отреагир\w+|признал[аи]?|признает
        |выразил[аи]?|пошл[аи]|пошел|уступил[аи]?|купил[аи]?|поставил[аи]?|передал[аи]?
        |назвал[аи]?|называ[ею]т|добива[ею]тся|пообещал[аи]?|подчеркнул[аи]?|высла\w+|вызвал[аи]?
        |стрем[ия]тся|пыта[ею]тся|молчит|грозит|угрожа[ею]т|нарушил[аи]?|разорвал[аи]?|отзыва\w+)"""
    ),
    "uk": _any(
        r"""(?:заяв\w+|вимага\w+|зажада\w+|вважа[єю]\w*|відкину\w+|відкида\w+|звинува\w+|заклик\w+
        |споді\w+|очіку\w+|спросту\w+|відмов\w+|погод\w+|готов[аиі]?й?|запропону\w+|пропону\w+
        |попере\w+|засуд\w+|виступ\w+|відпов\w+|підтверд\w+|наполяг\w+|хоч[еу]\w*|оголос\w+
        |повідом\w+|запереч\w+|розрахову\w+|підтрим\w+|вийшл[аи]|вийшов|підписа\w+|домови\w+
        |привіта\w+|вирішил[аи]|вирішив|ввел[аи]|ввів|призупин\w+|втруча\w+|захи[щс]\w+
        |невдовол\w+|упевнен\w*|побою\w+|плану[єю]\w+|відреагув\w+|визна\w+|висловил[аи]|висловив
        |поступил\w+|купил[аи]|купив|передал[аи]|передав|назвал[аи]|назвав|назива[єю]\w+
        |домага\w+|пообіця\w+|обіця\w+|наголос\w+|підкресл\w+|вислал[аи]|прагн\w+|намага\w+
        |мовчить|погрожу\w+|поруш\w+|розірва\w+)"""
    ),
}
# What may stand between subject and verb. «не» is listed with them; alone it proves nothing.
ADVERBS = word_set(
    """
    also still has have had will would repeatedly then later again now cannot can could did does
    not never already long is was were are has been says openly publicly formally officially
    quickly immediately consistently strongly firmly categorically therefore however meanwhile
    не также уже же ранее вновь снова официально неоднократно всегда пока однако тоже категорически
    також вже раніше знову офіційно неодноразово завжди поки однак теж категорично тим часом"""
)

AUXILIARIES = word_set(
    "has have had will would can cannot could did does is was were are been не також уже теж"
)

# Other predicates of a subject that acts. A city is seldom the subject of one by itself.
ACTING = {
    "en": _any(
        r"""(?:\w+ed|takes|took|uses|gets|got|makes|made|gives|gave|keeps|kept|holds|held|works
        |remains|looks|treats|relies|depends|faces|finds|found|puts|pays|paid|sends|sent|helps
        |tells|told|turns|signs|drew|draws|meant|means|saw|spoke|speaks|stood|stands|sits|chose
        |began|begins|broke|became|becomes|won|wins|lost|loses|knew|went|goes|lets|led|leads|views
        |continues|refrains|enjoys|pursues|pushes|moves|shows|shares|retains|insists|appears|seems|sets|spends|spent|uses|quit|quits|shuns|eyes|hits|bets|bans|frees|swaps)"""
    ),
    "tr": _any(
        r"(?:\w+(?:[dt][iu]|[dt]iler|yor|yordu|[ae]c[ae]k|m[iu]s)|kaygili|endiseli|rahatsiz"
        r"|memnun|temkinli|kararli|tepkili|sessiz|ofkeli|tedirgin)"
    ),
    "ru": _any(r"\w+(?:л|ла|лся|лась|[её]т|ит|ится|[её]тся)"),
    "uk": _any(r"\w+(?:в|ла|вся|лася|лась|є|ить|ється|иться|[уе]є|ує)"),
}
NOT_ACTING = {
    "en": _any(
        r"""(?:an?|the|in|at|on|under|hit|struck|shelled|bombed|attacked|home|located|full|quiet
        |calm|founded|captured|where|one|among|named|rocked|situated|built|covered|liberated
        |occupied|besieged|surrounded|plunged|based|flooded|hosted|hosts|celebrated|woke|wakes
        |became|been|not|located|damaged|targeted|evacuated|encircled|held|lies|lay|once|like
        |also|known|called|awoke|experienced|recorded)"""
    ),
    "ru": _any(
        r"""(?:был[аои]?|стал[аи]?|находится|расположен\w*|оказал\w*|остал\w*|остается|подверг\w*
        |пережил\w*|просну\w*|жд[её]т|жив[её]т|спит|отметил\w*|отмечает|празднует|встретил\w*
        |встречает|принял\w*|принимает|прощается|стоит|лежит|горел\w*|горит|вырос\w*|раст[её]т
        |обстрел\w*|понравил\w*|нравил\w*|выглядит|запомн\w*|насчит\w*|занимает)"""
    ),
    "uk": _any(
        r"""(?:був|була|було|став|стала|знаходиться|розташован\w*|опини\w*|залиш\w*|зазна\w*
        |пережи\w*|прокину\w*|чекає|живе|спить|відзнач\w*|святкує|зустрі\w*|прийма\w*|прийня\w*
        |(?:с?по)?добал\w*|стоїть|лежить|горі\w*|горить|вирос\w*|росте|обстріл\w*|вигляд\w*|налічує|займає|має)"""
    ),
}
# Verbs with "… to do" after their object.
CAUSES = _any(
    r"(?:prompt|forc|push|lead|allow|enabl|urg|ask|tell|want|press|invit|encourag|driv|caus|help"
    r"|expect|requir|lobby|persuad|convinc|provok)(?:s|es|ed|ing)?|led|drove|told|forces?|wants?"
)

# Nouns of a government, before or after its name.
THINGS = {
    "en": _any(
        r"""(?:readiness|positions?|polic(?:y|ies)|stance|demands?|decisions?|responses?|reactions?
        |intentions?|refusal|support|dissatisfaction|terms|accession|all(?:y|ies)|condemnation
        |claims?|proposals?|initiatives?|willingness|insistence|efforts|foreign|ambitions?
        |interests?|opposition|objections?|concerns?|rejection|invasion|aggression|acquisition
        |request|approval|government|sanctions|threats?|warnings?|diplomacy|diplomats|military
        |relations|relationship|ties|influence|partners?|strategy|plans?|offer|approach|role
        |purchase|veto|consent|calculations?|propaganda|narrative|backers?|proxies|announcement
        |statement|denials?|accusations?|war|western|authorities|leadership|presence|purchases
        |troops|forces|army|envoys?|negotiators?|delegation|assurances|conditions|red|goals?|aims?
        |view|hopes|bid|use|attempts?|involvement|(?:counter)?offensive|failure|behaviou?r|push|help|aid|veto|recognition|withdrawal|ruling|dependence)"""
    ),
    "tr": _any(
        r"""(?:tepki\w*|karar\w*|tutum\w*|pozisyon\w*|politika\w*|talep\w*|talebi\w*|acikla\w*
        |oneri\w*|onay\w*|destegi\w*|cagri\w*|itiraz\w*|endise\w*|kaygi\w*|cikar\w*|iddia\w*
        |heves\w*|hedef\w*|plan\w*|israr\w*|sart\w*|beklenti\w*|rol\w*|diplomas\w*|muttefi\w*
        |yaniti\w*|cevabi\w*|arabulucu\w*|girisim\w*|cabalari\w*|tehdit\w*|suclama\w*|baski\w*|isgal\w*
        |saldirgan\w*|santaj\w*|tavri\w*|yaptirim\w*|vaat\w*|vaadi\w*|niyet\w*|ret|veto\w*|garanti\w*|guvence\w*
        |mesaj\w*|strateji\w*|hamle\w*|yaklasim\w*|nufuz\w*|temsilci\w*|buyukelci\w*|askeri)"""
    ),
    "ru": _any(
        r"""(?:причастност\w+|участи\w+|рол[ьи]|позици\w+|политик\w+|решени\w+|заявлени\w+|требовани\w+|реакци\w+|предложени\w+
        |интерес\w*|план\w*|услови\w+|союзник\w*|давлени\w+|отказ\w*|готовност\w+|обвинени\w+
        |власт\w+|намерени\w+|обещани\w+|ответ\w*|угроз\w*|амбици\w+|действи\w+|контрол\w+|согласи\w+
        |стремлени\w+|влияни\w+|партнер\w*|мнени\w+|политике|стороне|стороны|агресси\w+|уступ\w+
        |аргумент\w*|претензи\w+|гаранти\w+|инициатив\w+|поддержк\w+|санкци\w+|риторик\w+|желани\w+)"""
    ),
    "uk": _any(
        r"""(?:причетн\w+|участ\w+|рол[ьі]|позиці\w+|політик\w+|рішен\w+|заяв\w*|вимог\w*|реакці\w+|пропозиці\w+|інтерес\w*
        |план\w*|умов\w*|союзник\w*|тиск\w*|відмов\w+|готовн\w+|звинувачен\w+|влад\w+|намір\w*
        |обіцян\w+|відповід\w+|погроз\w*|загроз\w*|амбіці\w+|ді[їй]|контрол\w+|згод\w+|прагнен\w+
        |вплив\w*|партнер\w*|думк\w+|агресі\w+|поступк\w*|аргумент\w*|претензі\w+|гаранті\w+
        |ініціатив\w+|підтримк\w+|санкці\w+|риторик\w+|бажанн\w+)"""
    ),
}
# Turkish "from Moscow: a statement", "to Kyiv: a call".
THINGS_FROM = _any(
    r"(?:aciklama\w*|tepki\w*|yanit\w*|cevap\w*|cagri\w*|cikis\w*|uyari\w*|suclama\w*|destek\w*"
    r"|mesaj\w*|hamle\w*|talep\w*|onay\w*|itiraz\w*|karar\w*|yalanlama\w*|kinama\w*|garanti\w*)"
)
THINGS_TO = _any(
    r"(?:gore|cagri(?:si\w*|da|lar\w*)?|destek\w*|destegi\w*|tepki\w*|yanit\w*|silah\w*|yardim\w*|baski\w*|uyari\w*"
    r"|yaptirim\w*|mesaj\w*|suclama\w*|nota\w*|rest\w*|tesekkur\w*|teklif\w*|guvence\w*|satis\w*|satti\w*)"
)
# "Angered Tehran", "agrees with Damascus", "welcome in Athens".
THINGS_AT = _any(
    r"(?:kizdir\w+|ofkelendir\w+|uyar(?:di\w*|iyor\w*|mis\w*|acak\w*)|sucla\w+|kina\w+|elestir\w+"
    r"|endiselendir\w+|kaygilandir\w+|rahatsiz|tedirgin|ikna|tehdit|memnun)"
)
THINGS_WITH = _any(
    r"(?:anlas\w+|uzlas\w+|muzakere\w*|diyalo[gk]\w*|iliski\w*|isbirli\w+|temas\w*|gerilim\w*"
    r"|pazarlik\w*)"
)
MET_THERE = _any(
    r"(?:olumlu|olumsuz|tepki\w*|memnuniyet\w*|endise\w*|kaygi\w*|ofke\w*|rahatsizlik)"
)
# Participles whose subject acts: "barış isteyen Ankara".
WANTING = _any(
    r"(?:isteyen|savunan|reddeden|destekleyen|uman|suclayan|duyuran|planlayan|hedefleyen|direten"
    r"|eden)"
)
# Verbs with the government that is their subject after them: «требует Москва».
SPOKEN_BY = _any(
    r"""(?:заяв\w+|заявля\w+|требует|потребовал[аи]?|счита[ею]т|лоббирует|настаива\w+|утвержда\w+
    |отрица\w+|обещает|пообещал[аи]?|поддержива[ею]т|предлага[ею]т|предложил[аи]?|опроверг\w*
    |надеется|опасается|вимага\w+|вважа[єю]\w*|лобіює|наполяга\w+|стверджує|заперечує|обіцяє
    |підтримує|пропонує|сподівається|побоюється)"""
)
# «Киеву передадут»: verbs that open what is given to a government.
GIVEN = _any(
    r"""(?:переда\w+|да[дл]\w+|предостав\w+|постав\w+|выдел\w+|продад\w+|предлож\w+|пообещ\w+
    |обеща\w+|помо[гж]\w+|нада[лд]\w+|надаст|постача\w+|виділ\w+|запропон\w+|пообіця\w+
    |допом\w+)"""
)

# Verbs right before a government that is their object.
DEALINGS = {
    "en": _any(
        r"""(?:accus(?:e[sd]?|ing)|blam(?:e[sd]?|ing)|thank(?:s|ed|ing)?|urg(?:e[sd]?|ing)
        |press(?:es|ed|ing)|warn(?:s|ed|ing)?|ask(?:s|ed|ing)?|critici[sz](?:e[sd]?|ing)
        |pressur(?:e[sd]?|ing)|persuad(?:e[sd]?|ing)|convinc(?:e[sd]?|ing)|back(?:s|ed|ing)
        |condemn(?:s|ed|ing)?|sanction(?:s|ed|ing)?|arm(?:s|ing)|told|supply|supplying|provoke[sd]?
        |anger(?:s|ed)|irk(?:s|ed)|assur(?:e[sd]?|ing)|isolat(?:e[sd]?|ing)|deter(?:s|red|ring)?)"""
    ),
    "ru": _any(
        r"""(?:обвин[ия]\w+|попросил[аи]?|просит|призва(?:л|ла|ли)|призыва[ею]т|предупредил[аи]?
        |убед\w+|поблагодарил[аи]?|благодарит|критик\w+|упрекн\w+|вынудил[аи]?|заставил[аи]?)"""
    ),
    "uk": _any(
        r"""(?:звинува\w+|попроси\w+|просить|заклик\w+|попередив|попередила|попередили|перекон\w+
        |подякува\w+|критик\w+|дорікну\w+|примус\w+|змусил[аи]|змусив)"""
    ),
}
# Nouns and verbs that with this preposition make a partner of a government.
DEALT_WITH = {
    "en": re.compile(
        r"(?:relations|ties|talks|negotiations|dialogue|contacts?|deals?|agreements?|alliance"
        r"|cooperation|partnership|relationship|friction|tensions?|row|dispute|negotiat(?:e|ed|ing)"
        r"|broke|sided?|links|coordination|differences) with"
        r"|(?:support|backing|aid|help|weapons|arms|assistance|praise|funding|message) (?:for|to)"
        r"|(?:sold|sell|selling|sale|sales|deliveries|supplies|supplied|supply|concessions|pledged"
        r"|promised|committed|loyal|close|exports|hostile|ultimatum|drones"
        r"|missiles|tanks|jets|ammunition|aid|loans?|systems) to"
        r"|(?:pressure|sanctions|dependent|reliant|dependence|imposed) on|call(?:ed|s|ing)? on"
        r"|(?:sanctions|protest|accusations|measures|allegations|complaint) against"
        r"|(?:response|statement|reaction|guarantees|assurances|approval|comment|support|demands"
        r"|criticism|explanation|permission|signals?|consent|independence) from"
        r"|(?:voice|critical|ally|allies|behalf|side|intentions) of"
    ),
    "ru": re.compile(
        r"(?:отношени\w+|переговор\w*|договор\w*|договоренност\w+|контакт\w*|диалог\w*|сделк\w+"
        r"|соглашени\w+|сотрудничеств\w+|консультаци\w+|спор\w*|конфликт\w*|союз\w*) (?:с|со)"
        r"|(?:требу\w+|потребова\w+|жд[уе]т|ожида\w+|доби\w+|ответ\w*|гаранти\w+|объяснени\w+"
        r"|пояснени\w+|реакци\w+|сигнал\w*|предложени\w+|уступ\w+|помощ\w+|согласи\w+) от"
        r"|(?:давлени\w+|давит|давят|влияни\w+|нажим\w*|санкци\w+|ответственност\w+|вин[уы]) на"
        r"|(?:санкци\w+|обвинени\w+|мер\w*) против|(?:поддержк\w+|помощ\w+|гаранти\w+) для"
    ),
    "uk": re.compile(
        r"(?:відносин\w*|стосунк\w+|перемов\w*|переговор\w*|договір|домовленост\w+|контакт\w*"
        r"|діалог\w*|угод\w+|співпрац\w+|консультаці\w+|конфлікт\w*) (?:з|із|зі)"
        r"|(?:вимага\w+|чека\w+|очіку\w+|дома\w+|відповід\w+|гаранті\w+|пояснен\w+|реакці\w+"
        r"|сигнал\w*|пропозиці\w+|поступ\w+|допомог\w+|згод\w+) від"
        r"|(?:тиск\w*|тисн\w+|вплив\w*|санкці\w+|відповідальніст\w+|провин\w+) на"
        r"|(?:санкці\w+|звинувачен\w+) проти"
        r"|(?:підтримк\w+|допомог\w+|гаранті\w+) для"
    ),
}

# «В Анкаре заявили»: plural verbs and short adjectives without a subject.
SAID_THERE = re.compile(
    r"(?:не )?(?:заявили|заявляют|сообщили|сообщают|считают|назвали|называют|подчеркнули|ответили"
    r"|отреагировали|опровергли|отвергли|отрицают|уверены|надеются|ожидают|опасаются|говорят"
    r"|говорили|удивлены|обвинили|обвиняют|осудили|призвали|призывают|предупредили|утверждают"
    r"|подтвердили|пообещали|обещают|намерены|требуют|хотят|исключают|исключили|выразили"
    r"|рассчитывают|пояснили|объяснили|молчат|полагают|приветствовали|недовольны|готовы|верят"
    r"|отказались|согласились|отметили|указали|напомнили|заверили|настаивают|предложили|потребовали"
    r"|заявили|заявляють|повідомили|повідомляють|вважають|назвали|називають|наголосили|відповіли"
    r"|відреагували|спростували|відкинули|заперечують|упевнені|впевнені|сподіваються|очікують"
    r"|побоюються|кажуть|казали|говорять|говорили|здивовані|звинуватили|звинувачують|засудили"
    r"|закликали|закликають|попередили|стверджують|підтвердили|пообіцяли|обіцяють|мають намір"
    r"|вимагають|хочуть|виключають|висловили|розраховують|пояснили|мовчать|привітали|невдоволені"
    r"|следят|приостановили|решено|стежать|призупинили|ухвалили"
    r"|поздравили|довольны|обеспокоены|возмущены|раздражены|рады|высказались|настороже|признали"
    r"|признают|думают|знают|решили|понимают|ждут|отклонили|одобрили|негодуют|помнят"
    r"|стурбовані|занепокоєні|обурені|раді|висловилися|міркують|визнали|визнають|думають|знають"
    r"|вирішили|розуміють|чекають|відхилили|схвалили|пам'ятають|задоволені"
    r"|готові|вірять|відмовилися|погодилися|зазначили|вказали|нагадали|запевнили|наполягають)"
)

ABOUT_TRAVEL = re.compile(
    r"flight|train|rail|road|route|distance|highway|travel|fl(?:y|ew|ies)|bus|drive|drove|line"
    r"|рейс|поезд|перелет|дорог|трасс|расстояни|сообщени|маршрут|курсир|потяг|поїзд|переліт|відстан"
    r"|сполучен|їзд|езд"
)
