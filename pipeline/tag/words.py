"""Words the linker looks at around a name, all in folded form (see text.fold)."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a string."""
    return frozenset(words.split())


# Names that are also words: at the start of a sentence, in a headline of capitals or in a
# text of another language they need a second sign.
COMMON_WORDS = word_set(
    # English
    """
    may march august van bar us it who un mark bill will grant rice bush stone young king long
    best gates cook jobs batman reading nice mobile orange apple amazon meta target shell
    total bild time times signal world sun mirror guardian independent post globe echo star hope
    faith joy grace rose iris ivy dean earl duke baker butler cooper fisher hunter miller mason
    parker porter potter smith taylor turner walker ward wells west wolf wood male home union
    front party people voice order victory unity future motherland truth homeland patriot patriots
    stinger javelin leopard abrams bradley geran shahed neptune storm shadow kinzhal can all in on
    as at be so do no or pm am
    """
    # Turkish
    """ordu van bolu batman kars mus agri usak duzce ozel guler akar koca simsek soylu kurum
    isik kaya celik demir yildiz aslan aydin tunc bak bayraktar altun kacir goktas tekin ersoy
    kacar yumakli bolat uraloglu tas can ay su gun saadet zafer gelecek memleket yeni iyi dem
    deva tip ab bm hak sol vatan birlik baris ulke guven akit aksam sabah milliyet posta sozcu
    turk rus baskan bakan"""
    # Russian and Ukrainian
    """мир рада труд знамя родина голос правда время россиянин искра сила народ свобода
    слуга спорт звезда вече факты факти сегодня сьогодні вести вісті корреспондент главред страна
    країна зеркало дзеркало дождь дощ медуза грани град ураган смерч торнадо искандер кинжал
    калибр циркон герань нептун тополь ярс сармат буревестник буг буча орел мирный стаханов
    рубежное счастье щастя изюм ізюм лиман суми сумы рівне ровно орех луч весна азов кит
    майдан крем кремль гора роза вера надежда любовь лев слава победа перемога солнце рай
    дом дім союз воля мороз кравец коваль мельник бондар ткач шевчук король князь
    рог брат отец дед белый чёрный"""
)

# The same for case forms: Doha's locative is Ukrainian for "until now", Kuril's plural "smoked".
COMMON_WORDS |= word_set(
    """досі доху курили садовый садовым садовом садовий садовим садового пышный пышного пышном
    пышным пышному дуды дуде дудой дудо дуди кошты коште кошти кошту кошті бал бала бале балу бали
    балам балами балах белек белька армянском черноморском днепропетровском артемовском хмельницкой
    колонна колонны колонне колонной колонну колонною колонні хамы хаме хами аксом стрелковым стере
    ростовой ростовым следком саков змеиный змеиного змеином змеиному змеиным наев навально чалим
    тесла теслы изюма изюме изюму изюмом изюму бучу бучи бучей буче бучею инсайдер инсайдера
    инсайдеры солнцепек солнцепеке монастырским монастырского пасечник царев царева качке качкой
    тули загребе загребу олешков драги полянским плотницкий адано таране карлове"""
)
# Case forms of surnames and places that open sentences as everyday words.
COMMON_WORDS |= word_set(
    """додому досі станом білоруси газу гази газы газом газе кубу куби кубы чаду чада криті криту
    комори комор рені дерну дерни дерна курил хама хаму хамом вены загребу орехов орехова
    юту юты познанью бонна мерці карні карна карну маска маску маске сіяла сіяли сияла сияли
    ливни ливней севера северу севере трасса трассу трассе трассы долгов продан продана
    проданы соколовская соколовской берлинская берлинской берлинские берлінська берлінської
    берлінського козак козака козаки певчих певчие королевская королевской королевских
    королевские моді моду зуму зума волзі грушка грушку марочка
    мурашка шматка кличка кличку продані проданий продано рути гейлі зубка колонної колонною
    бонді стана стану стані"""
)

# Titles and trades that stand before a person's name without being part of it.
TITLE_WORDS = word_set(
    """
    president minister premier chancellor king queen prince emir sultan pope patriarch secretary
    general gen lt col colonel maj major capt captain adm admiral marshal sgt lieutenant brigadier
    sir lord lady dame mr mrs ms miss dr prof professor senator sen rep congressman representative
    governor gov mayor ambassador amb envoy spokesman spokeswoman spokesperson spox speaker
    chairman chairwoman chair chief head leader director commander deputy adviser advisor aide ceo
    justice judge prosecutor attorney counterpart foreign defense defence interior finance prime
    vice us fm pm candidate oligarch billionaire businessman activist dissident critic putschist
    warlord journalist lawmaker mp comrade saint st imam mufti father
    """
    """
    baskan baskani cumhurbaskani basbakan basbakani bakan bakani sozcu sozcusu lider lideri sayin
    bay bayan dr prof doc av general orgeneral korgeneral tumgeneral tuggeneral amiral oramiral
    albay vali valisi buyukelci buyukelcisi milletvekili vekili muhtar yardimcisi sekreteri mudur
    muduru mustesari danismani temsilcisi komutani genel disisleri milli savunma icisleri maliye
    adalet baskanvekili eski mevkidasi kral kralice prens avukat gazeteci isadami muhalif sansolye
    sansolyesi devlet ulusal
    """
    """президент премьер министр канцлер король генерал полковник адмирал маршал господин
    госпожа патриарх митрополит папа лидер глава секретарь сенатор депутат мэр губернатор
    посол спикер директор командующий прем'єр міністр пан пані патріарх лідер голова
    секретар мер посол речник речниця спікер очільник генералісимус экс ексміністр"""
)

# Cyrillic titles decline: recognised by their stem.
TITLE_STEMS = re.compile(
    r"(?:вице-?|віце-?|экс-?|екс-?)?(?:президент|премьер|прем'єр|министр|міністр|канцлер|генерал"
    r"|полковник|адмирал|адмірал|господин|госпож|г-н|г-ж|патриарх|патріарх|лидер|лідер|секретар"
    r"|сенатор|депутат|губернатор|директор|командующ|командувач|командувачк|спикер|спікер"
    r"|представител|представник|пресс-секретар|прессекретар|речник|речниц|посол|посла|послу"
    r"|глав[аеуыио]|голов[аиуою]|очільник|керівник|руководител|мэр|мер[аоу]?|пан[аеуі]?|король"
    r"|маршал|митрополит|пап[аеуыи]|бизнесмен|бізнесмен|олигарх|олігарх|юрист|адвокат"
    r"|журналист|журналіст|политолог|політолог|колег|коллег|оппозиционер|опозиціонер)\w*"
)

# Heads of organization names: a place or surname beside one of them is part of a longer name.
HEADS_AFTER = word_set(
    """university college academy institute school museum library theatre theater
    airlines airways airport stadium stock exchange times post news herald daily tribune gazette
    independent journal review telegraph today fc united city dynamo spartak insight observer
    park reserve platform salonu fed efes convention declaration protocol foundation fund
    group holding corporation corp inc ltd street avenue square bridge hospital cathedral
    marathon examiner biennale festival cup prize award awards orchestra ballet opera forum
    platformu
    universitesi belediyesi buyuksehir birligi kurumu bankasi bassavciligi valiligi mudurlugu
    odasi dernegi vakfi enstitusu bakanligi meclisi gazetesi federasyonu
    konseyi mahkemesi buyukelciligi konsoloslugu hastanesi stadi stadyumu havalimani
    havaalani sozlesmesi caddesi sokagi meydani bayrami koprusu lisesi muzesi barosu cumhuriyet
    emniyet adliyesi caddesinde sokagi bulvari kupasi ligi festivali holding borsasi barolar
    """
)
# Those of them that make a place of the longer name.
SITE_HEADS = word_set(
    """airport stadium bridge street avenue square park cathedral hospital theatre theater library
    museum salonu stadi stadyumu havalimani havaalani caddesi sokagi meydani koprusu bulvari
    hastanesi caddesinde battle siege битва битвы битве битву"""
)
HEADS_BEFORE_OF = word_set(
    """bank university academy institute museum patriarchate chamber association society
    battle siege treaty college voice archbishop metropolitan duke
    банк банка банку банком банке битва битвы битве битву"""
)

# What places follow, and people seldom do.
PLACE_PREPOSITIONS = word_set("in of from near to into via в во из под возле до у на з із під біля")

# What kind of place a name is, said before or after it.
PLACE_HEADS = re.compile(
    r"(?:town|city|village|district|settlement|port|municipality|community|resort|suburb"
    r"|город\w{0,3}|г|гор|пос|пгт|сел[оеау]м?|деревн\w+|поселк\w+|посел[её]к"
    r"|станиц\w+|район\w*|хутор\w*"
    r"|міст[оіау]м?|м|смт|с|селищ\w+|селі|порт\w*|хутір|громад\w+|ilce\w*|kasaba\w*)"
)
PLACE_HEADS_AFTER = re.compile(
    r"(?:district|town|village|region|province|county|ilce|koy|kasaba|mahalle|beld|il[ie]|district"
    r"|район|област|край|громад|сельсовет)"
)

# Places' names that are given names too, before a surname.
GIVEN_PLACES = re.compile(
    r"jordan|sofi[ay]|sofiya|sophia|chelsea|austin|sydney|paris|florence|charlotte|victoria|virginia"
    r"|georgia|carolina|alexandria|adelaide|israel|chad|lara|savannah|dakota|dallas|lincoln|jackson"
    r"|madison|orlando|troy|novak|соф[иі](?:я|и|ї|ю|ей|єю)|викто(?:рия|рии|рию)|віктор(?:ія|ії|ію)"
    r"|изра[иі]л[ья]|ізраїл[ья]|чад[ау]?|милан[ау]?|джордан[ау]?|флоренц(?:ия|ії?|ия)"
)

# States that are also said after a town's name: "Moscow, Idaho".
AMERICAN_STATES = word_set(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia
    hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
    michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon
    pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario
    айдахо техас огайо джорджия теннесси флорида калифорния айова мэн теннессі джорджія техасі"""
)

# Clubs' words right before a town's name: "Real Madrid", "1. FC Köln".
CLUBS = word_set(
    """real dynamo fc fk sk bk borussia inter lokomotiv spartak zenit torpedo sporting olympique as
    athletic racing deportivo rapid austria ajax фк бк динамо спартак локомотив торпедо"""
)

# Whose ministry or president a text in this language means if it names no country.
HOME = {"tr": "TR", "ru": "RU", "uk": "UA"}

# Words that open a sentence in capitals before a surname without being a given name.
NOT_GIVEN = word_set(
    """the a an and but or if when while as after before for from in on at to of by with without
    why how what who where is was are will would can could has had says said meanwhile earlier
    later then now today yesterday also both neither mr mrs ms dr according despite unlike like
    during since until against amid between about over under
    ve ile ama ancak fakat icin gibi dun bugun ayrica oysa once sonra eger ise ne neden nasil
    и а но в на с к о об от до за по из у при что как когда если по также однако вчера
    сегодня ранее позже после перед между против
    і й та але у з із зі про від до за по при що як коли якщо також однак вчора сьогодні
    раніше пізніше після перед між проти"""
)

# Words after "turkey" or "Turkey" that make it a bird.
BIRD = word_set(
    "breast dinner sandwich sandwiches roast leg legs meat burger burgers gravy soup recipe "
    "recipes stuffing trot bacon sausage giblets farm farms farmer farmers carcass brine"
)

# Institutions that are written small in running text; matched on the first word.
INSTITUTIONS = re.compile(
    r"министерств|міністерств|правительств|уряд|верховн|государственн|совет|рад[аиуіою]+$|служб"
    r"|комитет|комітет|администраци|адміністраці|генеральн|центральн|национальн|національн"
    r"|федеральн|вооружен|збройн|центробанк|минобороны|парламент|посольств|кабинет|кабінет"
    r"|следственн|державн|офис|офіс|военно|військов|ministry|foreign|defen[cs]e|parliament$"
    r"|government|armed|general|central|cabinet|interior|disisleri|savunma|hukumet|meclis"
    r"|российск|турецк|украинск|українськ|російськ|конституционн|конституційн"
)

# Beside a ship's name that is also something else's; folded.
SHIP_SIGNS = re.compile(
    r"\b(?:flagship|warship|sank|sunk|sinking|amiral gemisi|sancak gemisi|batti|batan|batir\w+"
    r"|флагман\w*|затон\w+|потоп\w+)\b"
)
# What stands near a weapon's or ship's name.
GENERIC_WEAPONS = re.compile(
    r"\b(?:drone|uav|ucav|missile|rocket|launcher|batter(?:y|ies)\b|tank|fighter|jets?\b|howitzer"
    r"|air defen|weapon|warship|cruiser|frigate|helicopter|munition"
    r"|[is]?iha|fuze|insansiz|ucak|ucag|kruvazor|gemi|helikopter|muhimmat|silah"
    r"|беспилот|безпілот|дрон|бпла|ракет|танк|истребител|винищувач|гаубиц|зенит|зеніт|пво\b|ппо\b"
    r"|зрк|крейсер|корабл|вертол|гелікоптер|снаряд|установк|комплекс|флагман|боеприпас|боєприпас)"
)

# Surnames that are words, and what follows the word.
COLLOCATIONS = {
    "ozel": word_set(
        """sektor sektoru sektorun okul okullar hastane hastaneler oturum kalem ucak harekat
        kuvvetler kuvvetleri guvenlik hayat ders tim program yayin bir olarak gun gunler sirket
        sirketler banka bankalar haber roportaj ekip temsilci temsilcisi calisma kanun durum"""
    ),
    "guler": word_set("yuz yuzlu"),
    "simsek": word_set("cakti gibi hizi hiziyla"),
    "akar": word_set("su yakit"),
}
