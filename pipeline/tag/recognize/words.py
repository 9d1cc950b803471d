"""Words that tell what kind of name stands beside them, or that no name is there, by language.

All are folded (see ``text.fold``). Russian, Ukrainian and Turkish words that take endings are
stems in regular expressions, matched from a word's beginning.
"""

from __future__ import annotations

import re
from functools import lru_cache


def _set(*blocks: str) -> frozenset[str]:
    return frozenset(" ".join(blocks).split())


class Stems:
    """Words told by how they begin. Articles ask for the same ones again and again, and a hundred
    alternatives take their time, so answers are kept."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.match = lru_cache(maxsize=20_000)(re.compile(pattern).match)


def _stems(words: str) -> Stems:
    return Stems(f"(?:{'|'.join(words.split())})")


# Titles and trades before a person's name. They are no part of it.
TITLES = {
    "en": _set(
        """president vice-president ex-president minister premier chancellor king queen prince
        princess emir sultan pope patriarch bishop archbishop cardinal metropolitan secretary
        general gen lt lieutenant col colonel maj major capt captain adm admiral marshal sgt
        sergeant brigadier commander commodore sir lord lady dame mr mrs ms miss mx dr prof
        professor senator sen rep congressman congresswoman representative governor gov mayor
        ambassador amb envoy spokesman spokeswoman spokesperson speaker chairman chairwoman
        chairperson chair chief head leader director manager coach deputy adviser advisor aide ceo
        cfo justice judge prosecutor attorney counterpart candidate oligarch billionaire businessman
        businesswoman activist dissident critic warlord journalist reporter correspondent editor
        lawmaker mp mep comrade imam mufti sheikh sheik ayatollah rabbi father brother sister
        author writer novelist poet actor actress singer rapper director filmmaker artist painter
        composer scientist researcher historian economist analyst philosopher lawyer detective
        officer inspector constable pilot astronaut footballer striker midfielder defender
        goalkeeper boxer wrestler champion founder co-founder owner tycoon investor banker
        president-elect co-chair frontman drummer guitarist expert resident student farmer doctor
        engineer physicist biologist chemist psychologist sociologist anthropologist archaeologist
        superintendent viscount viscountess baron baroness duke duchess count countess earl emperor
        empress reverend rev pastor councillor cllr lioness
        husband wife son daughter uncle aunt cousin mother friend colleague"""
    ),
    "tr": _set(
        """baskan baskani baskanvekili cumhurbaskani basbakan basbakani bakan bakani sozcu sozcusu
        lider lideri sayin bay bayan dr prof doc av general generali orgeneral korgeneral
        tumgeneral tuggeneral amiral oramiral koramiral tumamiral albay yarbay binbasi yuzbasi
        tegmen vali valisi kaymakam kaymakami buyukelci buyukelcisi konsolos konsolosu milletvekili
        vekili muhtar muhtari yardimcisi sekreter sekreteri mudur muduru mustesari danismani
        temsilcisi komutan komutani kral krali kralice kralicesi prens prensi prensesi padisah
        padisahi sultan imparator imparatoru avukat gazeteci yazar yazari sair sarkici oyuncu
        oyuncusu yonetmen yonetmeni ressam besteci profesor akademisyen isadami sansolye sansolyesi
        senator senatoru papa patrik patrigi imam muftu muftusu savci savcisi hakim hakimi
        teknik direktor direktoru antrenor antrenoru futbolcu futbolcusu kaptan kaptani eski usta
        filozof tarihci matematikci fizikci uzmani ekonomist analist kurucusu ceo'su ceo esi oglu
        kizi sef sefi babasi annesi kardesi yegeni emir emiri seyh vezir sadrazam sadrazami
        hukumdari halifesi halife zanlisi suphelisi"""
    ),
}
TITLE_STEMS = {
    "ru": _stems(
        r"(?:вице-?|экс-?|сопред)?президент(?:[аеу]|ом|ы|ка|ки|ке)?$ премьер\w* министр\w*"
        r" канцлер\w*"
        r" генерал(?:[ауе]|ом|ы)?$ генерал-\w+ полковник\w* подполковник\w* майор(?:[ауе]|ом)?$"
        r" капитан\w* лейтенант\w* адмирал\w* маршал\w* сержант\w* господин\w* госпож\w*"
        r" г-(?:н|ж)\w*"
        r" патриарх\w* митрополит\w* лидер\w* глав(?:а|ы|е|у|ой)$ секретар\w* сенатор\w* депутат\w*"
        r" губернатор\w* мэр(?:[ауе]|ом)?$ посол$ посл(?:а|у|ом|е)$ директор\w* гендиректор\w*"
        r" спикер\w* председател\w* представител\w* руководител\w* командующ\w* командир\w*"
        r" начальник\w*"
        r" заместител\w* замминистр\w* замглавы$ пресс-секретар\w* адвокат\w* юрист\w* журналист\w*"
        r" корреспондент\w* редактор\w* писател\w* поэт(?:[ауе]|ом)?$ художни\w+ актер\w* актрис\w*"
        r" певиц\w* пев(?:ец|ца|цу|цом)$ режиссер\w* композитор\w* профессор\w* академик\w* ученый$"
        r" учен(?:ого|ому|ым)$ историк\w* политолог\w* экономист\w* эксперт\w* аналитик\w*"
        r" бизнесмен\w*"
        r" предпринимател\w* олигарх\w* миллиардер\w* активист\w* правозащитни\w* оппозиционер\w*"
        r" политик(?:[ауе]|ом)?$ корол\w+ королев\w* принц\w* император\w* царь$ цар(?:я|ю|ем)$"
        r" пап(?:а|ы|е|у)$"
        r" шейх\w* имам\w* муфти\w* тренер\w* футболист\w* боксер\w* судь\w+ прокурор\w*"
        r" следовател\w*"
        r" врач\w* доктор\w* товарищ\w* основател\w* владел\w* жен(?:а|ы|е|у|ой)$ муж(?:а|у|ем)?$"
        r" сын(?:а|у|ом)?$ доч\w+ брат(?:а|у|ом)?$ сестр\w* отец$ отц(?:а|у|ом)$ мать$ матер\w+"
        r" коллег(?:а|и|е|у|ой)$ автор(?:[ауе]|ом)?$ житель\w* военнослужащ\w+"
    ),
    "uk": _stems(
        r"(?:віце-?|екс-?)?президент(?:[аеуі]|ом|ові|ка|ки|ці|ку)?$ прем'?єр\w* міністр\w*"
        r" канцлер\w*"
        r" генерал(?:[ауеі]|ом|ові)?$ генерал-\w+ полковник\w* підполковник\w* майор\w* капітан\w*"
        r" лейтенант\w* адмірал\w* маршал\w* сержант\w* пан(?:а|у|ові|ом|і)?$ пані$ патріарх\w*"
        r" митрополит\w* лідер\w* голов(?:а|и|і|у|ою)$ секретар\w* сенатор\w* депутат\w* нардеп\w*"
        r" губернатор\w* мер(?:а|у|ом|ові|ка|ки)?$ посол$ посл(?:а|у|ом|і|ові)$ директор\w*"
        r" гендиректор\w* спікер\w* речник\w* речниц\w* представни\w+ керівни\w+ очільни\w+"
        r" командувач\w* командир\w* начальник\w* заступни\w+ прес-?секретар\w* адвокат\w* юрист\w*"
        r" журналіст\w* кореспондент\w* редактор\w* письменни\w+ поет(?:а|у|ом|ка|ки)?$"
        r" художни\w+ актор\w*"
        r" актрис\w* співа\w+ режисер\w* композитор\w* професор\w* академік\w* учен(?:ий|ого|ому)$"
        r" історик\w* політолог\w* економіст\w* експерт\w* аналітик\w* бізнесмен\w* підприєм\w+"
        r" олігарх\w* мільярдер\w* активіст\w* правозахисни\w+ опозиціонер\w* політик(?:а|у|ом)?$"
        r" корол\w+"
        r" принц\w* імператор\w* цар(?:я|ю|ем)?$ пап(?:а|и|і|у)$ шейх\w* імам\w* муфті\w* тренер\w*"
        r" футболіст\w* боксер\w* судд\w+ прокурор\w* слідч\w+ лікар\w* доктор\w* засновни\w+"
        r" власни\w+ дружин(?:а|и|і|у|ою)$ чоловік(?:а|у|ом)?$ син(?:а|у|ом)?$ доньк\w* дочк\w*"
        r" брат(?:а|у|ом)?$"
        r" сестр\w* бать\w+ мати$ колег(?:а|и|і|у|ою)$ автор(?:а|у|ом|ка|ки)?$ мешкан\w+"
        r" військов\w+"
    ),
}

# Titles that are surnames, too, after a given name.
TITLE_SURNAMES = _set(
    "king prince bishop major pope judge baker marshall farmer painter singer sultan"
)

# Words before a name that make it a ship's, a weapon's or a work's.
PRODUCTS = Stems(
    r"(?:missiles?|rockets?|drones?|tanks?|bombs?|helicopters?|fighters?|frigate|destroyer|cruiser"
    r"|submarine|warship|carrier|vessel|ship|ferry|tanker|album|song|film|movie|novel|book|single"
    r"|poem"
    r"|gemisi|tankeri|firkateyni|fuzesi|fuzeleri|ihasi|sihasi|albumu|filmi|romani|kitabi|sarkisi"
    r"|dizisi"
    r"|ракет\w*|дрон\w*|беспилотник\w*|безпілотник\w*|бомб(?:ы|и|ами|а|у|ой)?|танк(?:и|ов|ів|ами"
    r"|а)?"
    r"|вертолет\w*|гелікоптер\w*|истребител\w*|винищувач\w*|самолет\w*|літак\w*|комплекс\w*"
    r"|систем\w+"
    r"|установк\w+|крейсер\w*|корвет\w*|фрегат\w*|эсминец|эсминц\w+|есмінець|авианос\w+"
    r"|авіанос\w+|лодк\w+"
    r"|човн\w+|човен|судн\w+|балкер\w*|танкер\w*|сухогруз\w*|суховантаж\w*|паром\w*|пором\w*"
    r"|корабл\w+"
    r"|корабель|катер\w*|ледокол\w*|альбом\w*|песн\w+|пісн\w+|фильм\w*|фільм\w*|роман(?:а|у|е|ом"
    r"|і)?|книг\w+"
    r"|сериал\w*|серіал\w*|снаряд\w*|гаубиц\w+|вантажівк\w+|операци\w+|операці\w+)$"
)

# What follows an adjective that is a street's: no place that counts.
STREETS = Stems(r"(?:улиц|проспект|переул|шоссе|бульвар|вулиц|провул|шосе|узвоз)\w*$")
# What stands before a name that is then a street's or a square's.
STREET_BEFORE = Stems(
    STREETS.pattern[:-1] + r"|(?:сквер|площад|площ|набережн|трасс|туп[иі]к|майдан)\w{0,3}$"
)
# The ends of company names put together from shortened words.
COMPANY_COMPOUND = re.compile(
    r"\w{3,}(?:пром|сервис|сервіс|строй|торг|банк|инвест|інвест|служб|нефть|нефти|нафт|газ|энерго"
    r"|енерго|телеком|пресс|прес|экспорт|експорт|надзор|нагляд|фонд)(?:а|у|ом|е|и|і|ы|ою|ой)?$"
)
# Things that a name's last word tells of which is then no person's.
THINGS = _set(
    """arts express mobile management treaty medal cup games bonds empire award awards show festival
    forum series war battle tournament championship dynasty era act bill prize mps prix grove tour
    league legend wars story stories theme house tales code gala"""
)
# Winds have people's names.
STORMS = _set("cyclone hurricane typhoon storm")
# What stands behind an acronym of technology or science.
TECHNICAL = re.compile(
    r"(?:codes?|formula|diodes?|screens?|formats?|files?|connections?|protocols?|cables?|chips?"
    r"|displays?|signals?|tests?|scans?|vaccines?|genes?|drugs?|phones?|networks?|panels?)$"
)
# Ministries' short names.
MINISTRIES = re.compile(
    r"(?:мин|мін)(?:обор|здрав|юст|фин|фін|образ|освіт|культ|эконом|економ|энерго|енерго|транс|пром"
    r"|природ|цифр|сельхоз|агро|соц|реінтегр|ветеран|строй|инфрастр|інфрастр)\w*$"
)

# Words after a surname that only a person (or what stands for persons) does.
SPEECH = {
    "en": _set(
        """said says told tells wrote writes added adds argued argues explained explains replied
        asked answered recalled admitted tweeted posted insisted noted notes observed claimed
        warned joked laughed smiled thinks believes believed thought knew knows grew lived died
        married studied graduated retired resigned declared confessed testified pleaded dismisses
        dismissed himself herself"""
    ),
    "ru": _set(
        """сказал сказала говорит говорил говорила заявил заявила сообщил сообщила отметил отметила
        подчеркнул подчеркнула добавил добавила рассказал рассказала считает пояснил пояснила
        объяснил объяснила написал написала пишет ответил ответила признался призналась напомнил
        напомнила уточнил уточнила утверждает думает вспоминает умер умерла родился родилась погиб
        погибла женился подал подала"""
    ),
    "uk": _set(
        """сказав сказала говорить говорив говорила заявив заявила повідомив повідомила зазначив
        зазначила підкреслив підкреслила додав додала розповів розповіла вважає пояснив пояснила
        написав написала пише відповів відповіла визнав визнала нагадав нагадала уточнив уточнила
        стверджує думає згадує помер померла народився народилася загинув загинула"""
    ),
    "tr": _set(
        """dedi soyledi belirtti acikladi bildirdi konustu anlatti vurguladi ekledi yazdi dogdu
        evlendi"""
    ),
}
# What stands before the person who speaks: «— сказал Смит», "said Smith".
SPEECH_BEFORE = {
    "en": _set("said says wrote added explained asked replied according says"),
    "ru": SPEECH["ru"],
    "uk": SPEECH["uk"],
    "tr": frozenset[str](),
}

# An organisation's last word (English, Turkish).
ORGANIZATION_ENDS = {
    "en": _set(
        """university college academy institute institution school museum library theatre theater
        airlines airways airline railways railway bank corporation corp inc incorporated ltd limited
        llc llp plc gmbh ag co company companies group holding holdings ministry department agency
        authority administration bureau office commission committee council court parliament senate
        assembly congress party union association society federation confederation league alliance
        coalition organization organisation foundation fund trust centre center institute laboratory
        laboratories observatory initiative network service services police army navy force forces
        guard corps brigade regiment battalion division fleet church club team fc sc orchestra choir
        ensemble band press times post herald tribune journal gazette news magazine review weekly
        radio television tv channel media studios pictures entertainment records motors energy oil
        gas petroleum steel industries systems technologies technology solutions software
        pharmaceuticals electric electronics aerospace aviation defence defense shipyard insurance
        partners capital ventures consulting advisors associates hospital clinic cabinet
        government directorate secretariat inspectorate prosecutor's front movement brotherhood
        watch international"""
    ),
}
# ... and its first, with "of", "for" or "on" behind it.
ORGANIZATION_STARTS = {
    "en": _set(
        """university college academy institute school museum library bank ministry department
        agency office bureau commission committee council court house parliament union association
        society federation confederation league alliance organization organisation foundation fund
        trust centre center chamber board ministry church order brotherhood army bank observatory
        friends doctors reporters international national royal federal general european united
        world american british"""
    ),
}
ORGANIZATION_STEMS = {
    "tr": _stems(
        r"universite(?:si|sinin|sinde|sine|sinden|siyle|sini)?$ bakanlig\w* belediye\w*"
        r" baskanlig\w*"
        r" mudurlug\w* mustesarlig\w* valilig\w* kaymakamlig\w* komutanlig\w*"
        r" kurum(?:u|unun|unda|una)$"
        r" kurulu(?:n\w+)?$ banka(?:si|sinin|sina|sinda|sindan)$ bank$"
        r" parti(?:si|sinin|sine|sinde|sinden)?$"
        r" dernegi(?:n\w+)?$ vakfi(?:n\w+)?$ sendikasi(?:n\w+)?$ birligi(?:n\w+)?$"
        r" federasyonu(?:n\w+)?$"
        r" konfederasyonu(?:n\w+)?$ konseyi(?:n\w+)?$ meclisi(?:n\w+)?$ mahkemesi(?:n\w+)?$"
        r" enstitusu(?:n\w+)?$"
        r" merkezi(?:n\w+)?$ odasi(?:n\w+)?$ borsasi(?:n\w+)?$ holding(?:i|in)?$"
        r" sirketi(?:n\w+)?$ grubu(?:n\w+)?$"
        r" gazetesi(?:n\w+)?$ dergisi(?:n\w+)?$ ajansi(?:n\w+)?$ televizyonu(?:n\w+)?$"
        r" kulubu(?:n\w+)?$ orgutu(?:n\w+)?$"
        r" teskilati(?:n\w+)?$ cephesi(?:n\w+)?$ hareketi(?:n\w+)?$ ordusu(?:n\w+)?$"
        r" kuvvetleri(?:n\w+)?$ lisesi(?:n\w+)?$"
        r" koleji(?:n\w+)?$ okulu(?:n\w+)?$ fakultesi(?:n\w+)?$ hastanesi(?:n\w+)?$"
        r" muzesi(?:n\w+)?$ tiyatrosu(?:n\w+)?$"
        r" orkestrasi(?:n\w+)?$ akademisi(?:n\w+)?$ komisyonu(?:n\w+)?$ komitesi(?:n\w+)?$"
        r" ajansi(?:n\w+)?$ barosu(?:n\w+)?$"
        r" savciligi(?:n\w+)?$ bassavciligi(?:n\w+)?$ buyukelciligi(?:n\w+)?$"
        r" konsoloslugu(?:n\w+)?$ ofisi(?:n\w+)?$"
        r" sanayii?$ ticaret$ insaat$ gida$ tekstil$ enerji$ kilisesi(?:n\w+)?$ tugayi(?:n\w+)?$"
        r" taburu(?:n\w+)?$"
        r" hukumeti(?:n\w+)?$ platformu?(?:n\w+)?$ heyeti(?:n\w+)?$ havayollari(?:n\w+)?$ spor$"
        r" \w{2,}spor(?:un|a|da|dan|la)?$ a\.s$ as$ ltd$ inc$ fc$ fk$ sk$ university$"
        r" company$ group$ records$ corporation$"
    ),
    "ru": _stems(
        r"министерств\w+ минист(?:ерство)$ департамент\w* комитет\w* комисси[яюией]\w*"
        r" комиссариат\w*"
        r" совет(?:а|у|ом|е)?$ союз(?:а|у|ом|е)?$ ассоциаци\w+ федераци[яюией]\w* конфедераци\w+"
        r" лиг[аиеуо]\w*$ альянс\w*"
        r" партии$ парти(?:я|ю|ей)$ фонд(?:а|у|ом|е)?$ центр(?:а|у|ом|е)?$ институт\w*"
        r" университет\w* академи\w+"
        r" школ(?:а|ы|е|у|ой)$ колледж\w* музе\w+ библиотек\w+ театр(?:а|у|ом|е)?$"
        r" банк(?:а|у|ом|е)?$ корпораци\w+"
        r" компани\w+ холдинг\w* концерн\w* групп(?:а|ы|е|у|ой)$ агентств\w+ служб(?:а|ы|е|у|ой)$"
        r" управлени\w+"
        r" администраци\w+ прокуратур\w+ суд(?:а|у|ом|е)?$ парламент\w* сенат(?:а|у|ом|е)?$"
        r" палат\w+ собрани\w+"
        r" организаци\w+ общество$ обществ(?:а|у|ом|е)$ объединени\w+ движени\w+"
        r" фронт(?:а|у|ом|е)?$ армии?$"
        r" арми(?:я|ю|ей)$ бригад\w+ полк(?:а|у|ом|е)?$ батальон\w* дивизи\w+ флот(?:а|у|ом|е)?$"
        r" полици\w+"
        r" церков\w* церкв\w+ патриархат\w* епархи\w+ клуб(?:а|у|ом|е)?$ больниц\w+ госпитал\w*"
        r" газет\w+"
        r" журнал(?:а|у|ом|е)?$ телеканал\w* радио$ издательств\w+ бюро$ офис\w* правительств\w+"
        r" мэри\w+"
        r" посольств\w+ консульств\w+ генконсульств\w+ оркестр\w* завод(?:а|у|ом|е)?$ фабрик\w+"
        r" инспекци\w+"
        r" следком\w* мвд$ мид$ мчс$ гу$"
    ),
    "uk": _stems(
        r"міністерств\w+ департамент\w* комітет\w* комісі\w+ рад(?:а|и|і|у|ою)$ союз\w* спілк\w+"
        r" асоціаці\w+"
        r" федераці\w+ конфедераці\w+ ліг(?:а|и|у|ою)$ альянс\w* парті(?:я|ї|ю|єю)$"
        r" фонд(?:у|ом|і|ові)?$ центр(?:у|ом|і)?$"
        r" інститут\w* університет\w* академі\w+ школ(?:а|и|і|у|ою)$ коледж\w* музе\w+"
        r" бібліотек\w+ театр(?:у|ом|і)?$"
        r" банк(?:у|ом|у)?$ корпораці\w+ компані\w+ холдинг\w* концерн\w* груп(?:а|и|і|у|ою)$"
        r" агентств\w+ агенці\w+"
        r" служб(?:а|и|і|у|ою)$ управлінн\w+ адміністраці\w+ прокуратур\w+ суд(?:у|ом|і)?$"
        r" парламент\w* сенат\w*"
        r" палат\w+ збор(?:и|ів)$ організаці\w+ товариств\w+ об'єднанн\w+ рух(?:у|ом|ові)?$"
        r" фронт(?:у|ом|і)?$"
        r" армі(?:я|ї|ю|єю)$ бригад\w+ полк(?:у|ом)?$ батальйон\w* дивізі\w+ флот\w* поліці\w+"
        r" церкв\w+ патріархат\w*"
        r" єпархі\w+ клуб(?:у|ом|і)?$ лікарн\w+ шпитал\w* газет\w+ журнал(?:у|ом|і)?$"
        r" телеканал\w* радіо$"
        r" видавництв\w+ бюро$ офіс\w* уряд(?:у|ом|ові)?$ мері\w+ посольств\w+ консульств\w+"
        r" оркестр\w* завод(?:у|ом|і)?$"
        r" фабрик\w+ інспекці\w+ мвс$ мзс$ дснс$"
    ),
}
# Lower-case words after which a name in angle quotes is an organisation's.
BEFORE_QUOTED = {
    "ru": Stems(
        ORGANIZATION_STEMS["ru"].pattern[:-1]
        + r"|издани\w+|портал\w*|сайт\w*|канал\w*|фирм\w+|предприяти\w+|команд\w+|сет[ьи]$|блок\w*"
        r"|стади\w+|магазин\w*|\w*клиник\w+|кафе$|ресторан\w*|отел\w+|гостиниц\w+|хор(?:а|у|ом)?$"
        r"|спецслужб\w+|кинокомпани\w+|авиакомпани\w+|телекомпани\w+|групп\w+|нпо$|гк$|оао$|ооо$|зао$|пао$|ао$|ип$)"
    ),
    "uk": Stems(
        ORGANIZATION_STEMS["uk"].pattern[:-1]
        + r"|виданн\w+|портал\w*|сайт\w*|канал\w*|фірм\w+|підприємств\w+|команд\w+|мереж\w+|блок\w*"
        r"|магазин\w*|\w*клінік\w+|кафе$|ресторан\w*|готел\w+|хор(?:у|ом)?$|спецслужб\w+"
        r"|бригад\w+|підрядник\w*|кінокомпані\w+|авіакомпані\w+|телекомпані\w+|гурт\w*|аг$|го$|тов$|пат$|ват$|зат$|прат$|дп$|ооо$|пп$)"
    ),
}

# A place's last word, written with a capital (English), and its first.
PLACE_ENDS = _set(
    """river lake sea ocean bay gulf strait canal island islands isle peninsula mountain mountains
    mount hill hills valley desert forest park beach coast cape county province district region
    oblast territory village town city street avenue road boulevard square bridge airport station
    port harbor harbour castle palace reserve delta cathedral mosque abbey tower stadium arena
    highway falls
    creek springs heights ridge plateau basin republic kingdom emirate prefecture borough"""
)
PLACE_STARTS = _set(
    """lake mount cape fort port san santa saint st new north south east west northern southern
    eastern western central upper lower greater los las el al"""
)
# Lower-case words before a place's name, or after it.
TOWN_OF = re.compile(
    r"\b(?:city|town|village|suburb|island|state|province|county|district|port|region|community)"
    r" of $"
)
BEFORE_PLACE = {
    "ru": _stems(
        r"город(?:а|е|у|ом|ок|ка|ке|ов|ами|ах)?$ с(?:е|ё)л(?:о|а|е|у|ом|ах)?$ авиабаз\w+"
        r" баз(?:а|ы|е|у)$ кибуц\w*"
        r" лагер[ьяе]$ фермы?$ пункт(?:а|е)?$ столиц\w+ крепост\w+ замк\w+"
        r" пос(?:е|ё)лок$ поселк\w+ деревн\w+ станиц\w+ хутор\w*"
        r" рек(?:а|и|е|у|ой)$ озер(?:о|а|е|у|ом)$ остров\w* штат(?:а|е|у|ом)?$ провинци\w+"
        r" аэропорт\w*"
        r" порт(?:а|у|ом)?$ микрорайон\w* райцентр\w* пгт$ аул\w* кишлак\w* муниципалитет\w*"
        r" графств\w+ кантон\w*"
    ),
    "uk": _stems(
        r"міст(?:о|а|і|у|ом|ах)?$ с(?:е|і)л(?:о|а|і|у|ом|ах)?$ авіабаз\w+ баз(?:а|и|і|у)$"
        r" столиц\w+ селищ\w+ смт$ хутор\w* хутір$ рік(?:а|у|ою)$ річк\w+ ріки$ озер\w+"
        r" острів$ остров\w* штат(?:у|і|ом)?$ провінці\w+ аеропорт\w* порт(?:у|ом)?$"
        r" мікрорайон\w* райцентр\w*"
    ),
}
AFTER_PLACE = {
    "en": _stems(
        "stadium$ arena$ airport$ district$ village$ town$ prison$ airfield$ neighbou?rhood$"
        " suburb$ peninsula$"
    ),
    "tr": _stems(
        r"ilcesi\w* okyanusu\w* koyu(?:n\w+)?$ kasabasi\w* beldesi\w* mahallesi\w* sehri\w*"
        r" kenti(?:n\w+)?$ ili(?:n\w+)?$ eyaleti\w*"
        r" bolgesi\w* adasi\w* adalari\w* dagi\w* daglari\w* golu\w* nehri\w* irmagi\w* cayi\w*"
        r" deresi\w* denizi\w*"
        r" korfezi\w* bogazi\w* yarimadasi\w* vadisi\w* burnu(?:n\w+)?$"
        r" manastiri\w* duvari(?:n\w+)?$ vilayeti\w* rayonu\w*"
        r" ovasi\w* platosu\w* havalimani\w*"
        r" havaalani\w* limani\w*"
        r" caddesi\w* sokagi\w* meydani\w* koprusu\w* kalesi\w* sarayi\w* camii?(?:n\w+)?$"
        r" stadi\w* salonu\w* stadyumu\w* parki\w*"
        r" istasyonu\w* barajı\w* baraji\w* kasri\w* merkez$ krallig\w* cumhuriyeti\w*"
        r" imparatorlug\w* ormani\w* tepesi\w*"
        r" kontlugu\w* eyalet\w*"
    ),
    "ru": _stems(
        r"област\w+ кра(?:й|я|е|ю|ем)$ район(?:а|е|у|ом)?$ республик\w+ округ(?:а|е|у|ом)?$"
        r" уезд\w* губерни\w+"
        r" озер(?:о|а|е|у|ом)$ мор(?:е|я|ю|ем)$ залив\w* пролив\w* остров\w* полуостров\w*"
        r" хребет\w* аэропорт\w*"
        r" площад\w+ водохранилищ\w+ направлени\w+"
    ),
    "uk": _stems(
        r"област\w+ кра(?:й|ю|єм|ї)$ район(?:у|і|ом)?$ республік\w+ округ(?:у|ом|и)?$"
        r" повіт\w* губерні\w+ громад\w+"
        r" озер(?:о|а|і|у|ом)$ мор(?:е|я|ю|ем|і)$ заток\w+ проток\w+ остр(?:ів|ова|ові)$"
        r" півостр\w+ хребет\w* аеропорт\w*"
        r" водосховищ\w+ площ\w+"
    ),
}
PLACE_PREPOSITIONS = {
    "en": _set("in near outside throughout across"),
    "ru": _set("в во из под близ возле около до"),
    "uk": _set("в у під біля поблизу довкола"),
    "tr": frozenset[str](),
}
# Turkish case endings after an apostrophe that mostly places take.
PLACE_ENDING = re.compile(r"['’](?:n?d[ae]|t[ae]|n?d[ae]n|t[ae]n|n?d[ae]ki|t[ae]ki|l[ıiuü])(?!\w)")

# Words in capitals that are no names, or end one.
CALENDAR = {
    "en": _set(
        """monday tuesday wednesday thursday friday saturday sunday january february march april may
        june july august september october november december mon tue wed thu fri sat sun jan feb
        mar apr jun jul aug sep sept oct nov dec christmas easter ramadan thanksgiving halloween
        hanukkah eid eve"""
    ),
    "tr": _set(
        """yil yili yilinda yilindan yilinin tarihi tarihinde savasi savasinda savasindan kupasi
        kupasinda kupasini odulu odulleri gunu bayrami donemi doneminde pazartesi sali carsamba
        persembe cuma cumartesi pazar ocak subat mart nisan mayis haziran
        temmuz agustos eylul ekim kasim aralik ramazan kurban nevruz"""
    ),
    "ru": _set("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    "uk": _set(
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
    ),
}
# Peoples, languages and faiths: evidence for countries elsewhere, never names.
_PEOPLES = re.compile(
    r"\w{2,}(?:ian|ians|ish|ese|ean|eans)$|(?:greeks?|french|dutch|german|germans|turks?|kurds?"
    r"|arabs?"
    r"|iraqis?|israelis?|pakistanis?|saudis?|yemenis?|omanis?|qataris?|kuwaitis?|emiratis?"
    r"|bengalis?"
    r"|czechs?|slovaks?|swiss|welsh|scots?|scottish|afghans?|uzbeks?|kazakhs?|tajiks?|turkmens?"
    r"|tatars?|uyghurs?|uighurs?|americans?|mexicans?|africans?|europeans?|asians?|jews?|jewish"
    r"|muslims?|christians?|islam|islamic|islamists?|sunnis?|shias?|shiites?|alawites?|druze"
    r"|catholics?"
    r"|orthodox|protestants?|hindus?|buddhists?|latin|hebrew|arabic|soviets?|ottomans?|roman|romans"
    r"|danes?|swedes?|finns?|poles?|serbs?|croats?|bosniaks?|bulgars?|moroccans?|latinos?"
    r"|hispanics?"
    r"|yazidis?|rohingyas?|thais?|filipinos?|tibetans?|mongols?|communists?|marxists?|nazis?"
    r"|british"
    r"|britons?|westerners?|black|blacks|white|whites|icelandic|greenlandic|cypriots?|greek"
    r"|indians?"
    r"|republicans?|democrats?|conservatives?|tories)$"
)
_PEOPLES_TR = re.compile(
    r"(?:turk|kurt|rus|arap|alman|fransiz|ingiliz|amerikan|ermeni|rum|yunan|gurcu|azeri|ozbek|kazak"
    r"|kirgiz|turkmen|tatar|cecen|cerkes|laz|bosnak|arnavut|sirp|hirvat|bulgar|macar|rumen|italyan"
    r"|ispanyol|nazi|portekizli|hollandali|isvecli|norvecli|iranli|fars|acem|cinli|japon|koreli|hint"
    r"|yahudi"
    r"|musluman|hristiyan|hiristiyan|sunni|sii|alevi|katolik|ortodoks|protestan|islam|osmanli"
    r"|selcuklu"
    r"|bizans|sovyet|roma|latin|slav|germen|mogol|avrupali|afrikali|asyali|turkce|ingilizce|kurtce"
    r"|arapca|farsca|rusca|almanca|fransizca|latince|yunanca|tanri|allah|kuran|musevi|budist|hindu)"
    r"(?:lar|ler|lari|leri|larin|lerin|lara|lere|larla|lerle|in|un|ca|ce|lik|liga)?$"
)
PEOPLES = {"en": _PEOPLES, "tr": _PEOPLES_TR}

# Words that open sentences in capitals, and words of headlines: no names by themselves.
COMMON = {
    "en": _set(
        """the a an and but or nor so yet if when while as after before for from in on at to of by
        with without within into onto over under up down off out about above across against along
        among around behind below beneath beside besides between beyond despite during except
        inside like near outside past per since through throughout till toward towards until upon
        via why how what who whom whose which where whether is was are were be been being am has
        have had having do does did doing done will would can could shall should may might must
        i you he she it we they me him her us them my your his its our their mine yours hers ours
        theirs this that these those here there then now today yesterday tomorrow tonight also both
        either neither not no yes all any each every few many more most much other others another
        some such same several one two three four five six seven eight nine ten eleven twelve
        dozens hundreds thousands millions billion million first second third last next later
        earlier recently meanwhile however therefore thus hence moreover furthermore nevertheless
        although though because unless whereas once again already always never often sometimes
        usually perhaps maybe probably certainly clearly obviously actually really just only even
        still too very well quite rather almost nearly indeed instead otherwise according based
        given following including regarding concerning considering assuming speaking asked looking
        let let's get got go going come came make made take took give gave see saw say said says
        tell told think thought know knew want wanted need needed use used try tried ask show
        showed shown found find call called keep kept let begin began seem help turn start run
        move live believe hold bring happen write provide sit stand lose pay meet include continue
        set learn change lead understand watch follow stop create speak read allow add spend grow
        open walk win offer remember love consider appear buy wait serve die send expect build stay
        fall cut reach kill remain suggest raise pass sell require report decide pull people man men
        woman women child children world life time year years day days week weeks month months hour
        hours minute way thing things part place case point government company number group problem
        fact work word money story issue side kind head house home service friend power game line
        end member law car city community name team idea kid body information back parent face
        level office door health person art war history party result morning reason research girl
        guy moment air teacher force education foot boy age policy music process road market sense
        nation plan college interest death experience effect class control field development role
        effort rate heart drug show leader light voice wife police mind price report decision son
        view relationship town road arm difference value building action season society tax director
        position player record paper space ground form event official officials matter center couple
        site project activity star table court oil situation cost industry figure street image
        itself phone data picture practice piece land product doctor wall patient worker news test
        movie north south east west western eastern northern southern central step baby computer
        type
        film tree source organization window culture billion chance brother energy period course
        summer plant opportunity term letter condition choice rule daughter hospital campaign
        material population economy medical hospital church risk fire future bank west sport sports
        board subject officer rest behavior performance top goal second bed order author blood
        agency nature color store sound movement page race concern series language response animal
        factor decade article east artist scene stock career treatment approach size fund
        media sign thought list individual quality pressure answer resource meeting disease success
        cup amount ability staff character growth loss degree attack region television box training
        trade deal election feeling standard bill message analysis benefit sex lawyer section glass
        skill sister professor operation crime stage authority design gun knowledge strategy
        firm strike security border troops soldiers missile missiles drone drones forces army
        sanctions ceasefire peace talks summit crisis conflict military defense defence nuclear
        foreign prime new old big small large great high low long short good bad best better worse
        worst early late young former current main major minor key local national international
        global public private political economic social human civil free full real true whole
        special general common recent possible able important different right left hard easy strong
        weak happy dead alive rich poor red blue green black white gold silver iron
        dear thanks thank please welcome sorry hello ok okay mr mrs ms chapter section article
        figure table page volume internet web website online covid covid-19 god bible quran koran
        earth mars moon sun dna rna hiv aids gdp vat tv dvd cd pc id pdf faq ceo cfo cto uav ied
        ai it's i'm i've i'd i'll you're we're they're he's she's that's there's what's don't
        doesn't didn't isn't wasn't can't won't couldn't wouldn't shouldn't photo video image
        watch live breaking exclusive opinion analysis update updated editorial interview q&a
        lawmakers experts researchers scientists analysts critics supporters opponents residents
        witnesses authorities rescuers investigators prosecutors police firefighters doctors
        students teachers workers farmers voters protesters activists journalists reporters
        editor's editors click subscribe share related source sources read"""
    ),
    "tr": _set(
        """ve ile ama ancak fakat icin gibi dun bugun yarin ayrica oysa once sonra eger ise ne neden
        nasil kim hangi bu su o bunlar sunlar onlar bunun onun bir iki uc dort bes alti yedi sekiz
        dokuz on yuz bin milyon milyar ilk son her hic hicbir bazi bircok cok az daha en de da ki
        mi ya veya yahut hem ya da yine yeniden tekrar artik henuz simdi burada orada boyle soyle
        oyle boylece boylelikle dolayisiyla nitekim ustelik hatta sadece yalnizca yalniz bile
        kadar gore karsi ragmen beri dolayi ote uzere sirasinda arasinda icinde disinda altinda
        ustunde yaninda onunde arkasinda hakkinda tarafindan itibaren
        ben sen biz siz beni seni onu bizi sizi bana sana ona bize size benim senin bizim sizin
        var yok evet hayir degil olan olarak oldu olmak etti eden edilen yapilan yapan
        haber haberler son dakika fotograf video kaynak guncelleme yazi yorum analiz roportaj
        kadin erkek cocuk insan insanlar halk ulke devlet hukumet dunya yil yilinda ay gun saat
        hafta sabah aksam gece yaz kis bahar yeni eski buyuk kucuk genc yasli iyi kotu guzel
        genel ozel resmi ulusal milli uluslararasi yerel siyasi ekonomik sosyal kultur tarih
        savas baris kriz secim meclis anayasa yasa kanun karar anlasma antlasma zirve toplanti
        kuzey guney dogu bati orta merkez ust alt sag sol internet tv dvd cd gsyih covid covid-19
        dunyanin turkiye'nin ayni baska diger digerleri kendi kendisi hemen bundan ondan buna
        bunu bunda sunu soz konusu ikinci ucuncu dorduncu besinci nihayet ardindan daha sonra
        sonunda baslangicta gunumuzde zaman zamanda donem doneminde yuzyil kral kralice film
        album sarki kitap roman dizi takim kulup sezon mac lig oyun sirket firma uretim aile
        proje yangin olay kaza deprem sel patlama saldiri operasyon aciklama toplanti ziyaret
        gorusme calisma rapor arastirma etkinlik toren mac final program proje tasari teklif
        sozlesme dava durusma karar mahkeme savci polis jandarma asker ordu terorist sehit yarali
        hasta doktor ogretmen ogrenci isci ciftci esnaf vatandas sanatci yonetmen oyuncu yazar
        uzmanlar yetkililer taraflar ekipler gruplar ulkeler turist gemi ucak tren otobus araba yol
        kopru bina ev okul universite hastane enerji petrol dogalgaz elektrik su gida bugday fiyat
        enflasyon faiz dolar euro lira ihracat ithalat ticaret ekonomi butce vergi maas emekli
        goc gocmen multeci sinir kapi hava kara deniz nukleer fuze tank silah ateskes muzakere
        muhalefet iktidar aday oy sandik kampanya miting protesto grev gosteri eylem basin medya
        gazete televizyon kanal site uygulama sistem teknoloji bilim saglik egitim spor sanat din
        sorusturma inceleme iddianame kardes anne baba oglu kizi kendisine filmde filmin dizide
        kitabin albumun sarkinin
        tur turler turu cins bitki hayvan sehir sehrin kent koy ilce il bolge belediye nufus
        futbol basketbol voleybol mac kamera ekip soru sorun dil deprem burun odul okul duvar gol
        goz el bas yuz sehir oda ada dag nehir renk resim grup bolum konu amac
        insanlarin insanlar bunlardan bunlarin bazilari digeri cogu biri birisi birinci"""
    ),
    "ru": _set("интернет бог земля луна солнце марс коран библия ковид тв гдп ввп днк вич спид"),
    "uk": _set("інтернет бог земля місяць сонце марс коран біблія ковід тв ввп днк віл снід"),
}
# Acronyms that are no organisations.
NOT_ORGANIZATIONS = _set(
    """tv dvd cd pc id pdf faq dna rna hiv aids gdp vat ai uk us usa uae ussr prc drc eu3 ceo cfo
    cto
    coo vip sms gps gsm usb led lcd suv atm pin iq ip it ict pr hr er icu ptsd adhd lgbt lgbtq lgbti
    bc ad ce bce am pm est gmt utc cet edt pst mph kmh kg km cm mm usd eur gbp try rub uah ok чс гтс
    covid covid-19 sars mers ebola ufo diy rip ps nb phd mba bsc msc ba ma md rd ii iii iv vi vii
    viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxi uav ucav ied atgm manpads icbm slbm apc
    ifv npp lng lpg cng gsyih abd bae kktc sscb km2 mo ms koah iha siha tl dr mr
    сша ссср рф оаэ кнр кндр снг ввп днк рнк вич спид тв пк ук гк апк жкх вов чп дтп зож сми
    млрд млн тыс бпла пзрк рсзо бтр бмп зрк птрк пво рэб аэс гэс лэп вс ип чм че тэц
    срср оае днр лнр тот вло сво ато оос впо жкг дтп змі ппо реб аес гес тез бпла нпз впк
    цпд атак віл снід уз
    aqi isp bmi lte adsl qr oled pgp ep dj api mdma ngc sts cw ito html http url usb-c ram cpu gpu
    dvr pdf jpeg mp3 hd uhd ev evs vr ar ip-tv iptv cctv mri ct pms gif emu rpg fps npc dlc md5 ssl
    сизо вуз упк укрф ооо оао ао зао пао ип иа мсп су уэб ваз нато-рф гибдд смс гсм ндс ндфл егэ
    гто тс ку ао пдд кпп
    тов пп внз сізо кпк кку пат ват зат прат мсп пдв зно ова"""
)
SUBDIVISIONS = _set(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas
    utah vermont virginia wisconsin wyoming manhattan brooklyn queens bronx ontario quebec manitoba
    saskatchewan alberta yukon queensland tasmania wales scotland england bavaria saxony catalonia
    andalusia lombardy tuscany sicily sardinia corsica normandy brittany provence punjab kerala
    gujarat bihar yorkshire lancashire cornwall sussex essex surrey norfolk kent devon dorset"""
)
# Endings of surnames and of places' names.
SURNAME_ENDINGS = {
    "en": re.compile(
        r"\w{2,}(?:enko|chuk|shvili|adze|idze|yan|ian|oglu|zade|sky|skyi|skiy|skyy|ski|skaya|ska"
        r"|ova|eva"
        r"|ov|ev|yev|ovich|evich|ovych|ovic|evic|sson|stein|berg|opoulos|akis|escu|zadeh|bekov"
        r"|ullah"
        r"|idis|iyev|ayev|oyan|ekli|oulos)$"
    ),
    "tr": re.compile(
        r"\w{2,}(?:oglu|gil|enko|chuk|shvili|adze|yan|zade|ski|skiy|ova|eva|yev|ovic|evic|sson"
        r"|stein"
        r"|escu|oglunun|soy|turk|kaya|tas|han)$"
    ),
}
PLACE_ENDINGS = {
    "en": re.compile(
        r"\w{3,}(?:ville|burgh|burg|grad|abad|stan|shire|polis|borough|istan|hampton|wick)$"
    ),
    "tr": re.compile(r"\w{3,}(?:grad|abad|istan|burg|koy|hisar|polis|kent|kule|tepe|ucu)$"),
    "ru": re.compile(r"\w{3,}(?:град|бург|абад|стан|поль|вилл|шир)(?:а|у|е|ом|ь|я|ю|ем)?$"),
    "uk": re.compile(r"\w{3,}(?:град|бург|абад|стан|піль|поль|вілл|шир)(?:а|у|і|ом|ь|я|ю|ем)?$"),
}
# Cyrillic surnames that the dictionaries don't know.
CYRILLIC_SURNAME = re.compile(
    r"\w{2,}(?:(?:ов|ев|ин|їн)(?:а|у|ым|им|е|ой|ою|і|ові)?|енко|чук(?:а|у|ом|ові)?|"
    r"(?:ский|ський|цкий|цький|ская|ська|ского|ського|скому|ському|ским|ським|ской|ської)"
    r"|швили|швілі|дзе|ян(?:а|у|ом|ові)?|оглу|заде|сон(?:а|у|ом)?|берг(?:а|у|ом)?|штейн(?:а|у|ом)?"
    r"|вич(?:а|у|ем)?|льд(?:а|у|ом)?|ман(?:а|у|ом)?)$"
)
# Turkish words that open a sentence with a case ending and no apostrophe: no names.
TURKISH_CASE = re.compile(
    r"\w{3,}(?:y[iu]|n[iu]n|[dt][ae]|[dt][ae]n|l[ae]ri?|l[ae]rd[ae]n?|l[ae]rin|s[iu]n[iu]"
    r"|[iu]nd[ae]n?|l[ae]r[iu]n[iae]|[dt][ae]ki|[iu]n[iu])$"
)
# What is done to persons alone, and stands right before their names.
DONE_TO_PERSONS = {
    "en": re.compile(
        r"(?:killed|killing|met|told|married|arrested|appointed|defeated|succeeded|replaced|named"
        r"|accused|interviewed|thanked)$"
    ),
    "tr": re.compile(r"\w{2,}[ae]n$"),  # a participle: "who knocked"
}
PERSON_AFTER = re.compile(r",? (?:who|whose|himself|herself)\b|, (?:aged )?\d{1,2},")
OWNERS = _set("his her its their our my the")
ENGLISH_ARTICLES = _set("the a an")
# A Turkish noun's endings, and how its last letter was before them.
TURKISH_NOUN_ENDING = re.compile(
    r"(?:y?[ae]|n?[dt][ae]n?|y?[iu]|s[iu]|(?:s[iu])?n?[iu]n|l[ae]r[iu]?|(?:s[iu]|[iu])n[dae]\w*)$"
)
TURKISH_HARDENED = str.maketrans("bdg", "ptk")
# Heads that are surnames after a given name: "John Church".
HEAD_SURNAMES = _set("church bank post press guard band front group division")
# Heads that make no name with a people's alone: "Turkish forces".
ANYBODYS = _set("forces force government")
TURKISH_CLUB = re.compile(r"\w{3,}spor(?:un|a|da|dan|la)?$")
# Turkish heads that before a title are an office's, not an organization's.
OFFICE_STEMS = re.compile("belediye|sanayii?|ticaret|insaat|gida|tekstil|enerji|spor")
# What companies are by law: no names.
LEGAL_FORMS = _set("ООО ОАО АО ЗАО ПАО ИП ТОВ ПАТ ВАТ ЗАТ ПрАТ ДП ПП")
# What joins the words behind a Russian or Ukrainian head, and what is no part of its name.
GOVERNING = _set("по при з із")
AND = _set("и і та")
NOT_NAMED = _set("других его её ее их ряда інших його її")
# Words whose full stop ends no sentence.
ABBREVIATIONS = _set(
    """mr mrs ms dr prof st gen col sen rep gov lt sgt capt vs no sn
    г гг с м ул пр им ім стр св о оз р д п пос обл вул гр т н"""
)
# Small words inside a person's name. Turkish has «de», «da» and «la» of its own.
_EUROPEAN = "del della der den van von bin ibn du dos ter af av zu"
PARTICLES = {
    "en": _set(_EUROPEAN, "de da di al el la le ben"),
    "tr": _set("del della der den van von ibn du dos di"),
    "ru": _set("де да ди дель ван фон бин ибн дю ла ле аль оглы уль"),
    "uk": _set("де да ді дель ван фон бін ібн дю ла ле аль оглу уль"),
}
# Articles of foreign newspapers' and companies' names.
ARTICLES = _set("le la die der il het les der")

# Companies, outlets and clubs that news all over the world names without saying what they are.
KNOWN_ORGANIZATIONS = _set(
    """google facebook twitter apple microsoft amazon samsung uber spotify reddit netflix youtube
    instagram whatsapp tiktok snapchat linkedin airbnb tesla spacex starlink nvidia intel ibm oracle
    cisco huawei xiaomi lenovo nokia ericsson sony panasonic toshiba hitachi siemens bosch philips
    volkswagen bmw mercedes daimler audi porsche toyota honda nissan hyundai kia renault peugeot
    citroen fiat volvo scania airbus boeing embraer bombardier lockheed raytheon rheinmetall thales
    saab leonardo dassault krauss-maffei bae exxon exxonmobil chevron shell totalenergies equinor
    eni repsol aramco glencore trafigura vitol gunvor maersk msc walmart ikea adidas nike puma zara
    h&m starbucks mcdonald's pepsico nestle unilever danone carlsberg heineken pfizer moderna
    biontech
    astrazeneca novartis roche bayer visa mastercard paypal swift citigroup jpmorgan goldman hsbc
    barclays unicredit raiffeisen santander allianz axa deloitte kpmg mckinsey blackrock reuters
    bloomberg cnn bbc cnbc nbc abc cbs msnbc fox axios politico guardian newsweek forbes spiegel
    bild bellingcat wikipedia wikileaks telegram vkontakte yandex alibaba tencent baidu huawei
    palantir anduril baykar aselsan roketsan havelsan turkcell vodafone telia orange
    gucci prada chanel lego disney pixar nintendo sega ubisoft greenpeace oxfam interpol europol
    frontex amnesty unicef unesco opec nato hamas hezbollah hizbollah isis isil taliban boko
    arsenal chelsea liverpool juventus barcelona bayern fenerbahce galatasaray besiktas trabzonspor
    shakhtar zenit spartak lokomotiv"""
    """
    гугл фейсбук твиттер эппл майкрософт амазон самсунг убер спотифай нетфликс ютуб инстаграм
    телеграм вконтакте яндекс сбербанк газпром роснефть лукойл тинькофф альфа-банк росатом ростех
    тесла интел хуавей сони сименс фольксваген тойота боинг эйрбас аэрофлот победа рейтер блумберг
    хамас хезболла талибан гринпис интерпол спартак зенит локомотив динамо
    ґугл фейсбук твітер ютуб інстаграм телеграм нафтогаз укрзалізниця укренерго приватбанк
    ощадбанк монобанк київстар енергоатом укроборонпром шахтар боїнг"""
)
