"""The little vocabulary that story matching knows: empty words, topics and places.

Each topic and each place is one entry of word beginnings, English | Turkish | Russian and
Ukrainian; a word that begins so is that topic ("=" asks for the whole word; a line set in
goes on the one before). Places are here only where the languages' names do not sound alike
(Germany, Almanya, Німеччина) or where nearly every article names them, so that sharing one
says little.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pipeline.model import LANGUAGES

_EMPTY: Final = """
a about after again against all also am an and any are as at be because been before being
between both but by can could did do does down during each few first for from further had
has have he her here hers him his how i if in into is it its just last made make may me more
most much must my new next no nor not now of off on once one only or other our out over own
per said same say says she should since so some still such than that the their them then
there these they this those three through to told too two under until up us very was we well
were what when where which while who whom why will with would year years yet you your
day days week month people time mr mrs ms according news report reported reports
acaba ama ancak arada artık aslında az bana bazı belki ben beri bile bin bir birçok biri biz
bu buna bunda bundan bunu bunun burada çok çünkü da daha de değil diğer diye dolayı edildi
eden ederek etti en fakat gibi göre hem hep her hiç için ile ilgili ise iki kadar karşı kendi
ki kim mı mi mu mü nasıl ne neden nedir o olan olarak oldu olduğu olduğunu olması on ona
ondan onlar onu onun orada oysa oldu sonra sadece şey şu tarafından tüm üç üzere üzerinde
var ve veya ya yani yapılan yaptı yeni yer yıl yılında yok zaman dedi söyledi açıkladı haber
а без более больше будет будут бы был была были было быть в вам вас весь во вот все всего
всех вы где год года году да даже для до ее если есть еще же за здесь и из или им их к как
ко когда которая которого которое которой которые который которых кто ли либо между меня
мне может можно мы на над надо нам нас не него нее нет ни них но ну о об однако он она они
оно от очень по под после потом потому при про раз с сам себя со среди так также такой там
тем то того тоже только том тот ты у уже хотя чего чем что чтобы эта эти это этого этой этом
этот я ранее сообщил сообщила сообщили сообщает сообщается заявил заявила заявили рассказал
рассказала отметил отметила сказал сказала словам данным время человек лет дня сегодня
новости свой своей своих свою которым котором также пишет стало стали стал
або але би бо буде будуть був була були було бути вже ви від вони все всі він вона воно де
для до є ж за з зі із й її їх його йому коли крім ми на над нас не немає ні них ніж о об
однак під після по при про проте раніше рік року роки році сам саме себе серед собі та так
також там те тим того тоді тому у усі хто це цей ця цього цьому через чи час що щоб щодо як
яка яке який яких які якого якої якою повідомив повідомила повідомили повідомляє заявив
заявила зазначив сказав розповів словами даними людей людина днів сьогодні новини під
"""

_TOPICS: Final = """
strike: attack struck strike shelling shelled bombard raid | saldır bombal vurdu vuruldu | удар
  атак обстрел обстріл
missile: missile rocket ballistic | füze balistik roket | ракет баллист баліст
drone: drone uav unmanned =shahed | insansız =iha =siha dron kamikaze | беспилот безпілот дрон
  =бпла шахед
kill: kill dead died death deaths | öldü ölü hayat can | погиб убит убий смерт жертв загин вбит
  помер умер
wound: wound injur hurt | yaralan yaralı | ранен пострада поранен постражд травм
talks: talk negotiat discuss | görüş müzakere | переговор обсуд перемовин обговор
meeting: meet met summit | bulus buluş zirve toplantı | встреч саммит зустріч саміт
phone: phone telephone call | telefon | телефон
visit: visit arriv trip | ziyaret | визит візит прибыл прибув поездк поїздк
agreement: agree deal accord treaty memorand sign | anlaşma mutabakat imza | соглаш договор
  подписа угод домовл підпис меморанд
ceasefire: ceasefire truce cease | ateşkes | перемир прекращ припин
prisoners: prisoner captive swap exchange | esir takas | пленн обмен полонен обмін
sanction: sanction | yaptırım | санкц
grain: grain wheat corn | tahıl buğday | зерн пшениц
gas: =gas pipeline lng | doğalgaz =gaz boru | газ трубопров
oil: =oil crude refiner tanker | petrol rafineri tanker | нефт нафт нпз танкер
nuclear: nuclear reactor atomic | nükleer santral reaktör | ядерн атомн аэс аес реактор
power: electric energy blackout outage grid | elektrik enerji | электр энерг електр енерг
election: elect vote ballot poll candidate | seçim =oy oylama aday sandık | выбор голосов кандидат
  вибор
parliament: parliament lawmaker deputies duma rada | meclis milletvekil tbmm | парламент депутат
  дум рад
law: =law bill legislat decree | yasa kanun kararname tasarı | закон указ законопроект
court: court judge trial verdict ruling sentenc convict | mahkeme hakim yargı dava karar hapis |
  суд приговор вирок колони в'язн
arrest: arrest detain custody jail prison | gözaltı tutukla cezaev | арест задерж сизо тюрьм
  затрим ув'язн
protest: protest demonstrat rally rallies | protesto gösteri miting eylem | протест митинг мітинг
  демонстрац
earthquake: earthquake quake magnitude seism tremor | deprem sarsıntı büyüklüğ | землетряс
  землетрус магнитуд магнітуд
flood: flood | sel taşkın | наводн затоп паводок повін
fire: fire blaze burn wildfire | yangın alev yandı | пожар возгоран пожеж горів
blast: blast explo bomb | patlama bomba | взрыв вибух бомб
crash: crash collid accident derail | kaza çarpış düştü devrildi | авари авария катастроф дтп
  столкнов зіткн
plane: plane aircraft jet flight airport helicopter | uçak uçuş havaliman helikopter | самолет
  самолёт рейс аэропорт літак аеропорт вертолет гелікоптер
ship: ship vessel boat ferry port frigate | gemi tekne feribot liman | суд кораб порт паром
train: train rail railway | tren demiryol | поезд железнодор потяг залізни
school: school student pupil university | okul öğrenci üniversite | школ студент учен университет
  університет
child: child children kids | çocuk | дет ребен ребён діт дитин
hospital: hospital doctor medic clinic | hastane doktor sağlık | больниц врач медик лікарн лікар
virus: virus covid pandemic vaccin infect | virüs salgın aşı enfek | вирус вірус коронавир
  коронавір пандем вакцин
bank: bank central | banka merkez | банк центробанк цб нбу
rate: =rate rates interest | faiz | ставк процентн
inflation: inflation price cpi | enflasyon fiyat tüfe | инфляц цен інфляц цін
currency: currency lira ruble rouble hryvnia dollar exchange | lira dolar kur ruble | валют рубл
  доллар долар гривн лир лір
budget: budget spending deficit tax | bütçe vergi | бюджет налог податк
trade: trade export import tariff | ticaret ihracat ithalat | торгов экспорт импорт товарооборот
  експорт імпорт
company: company firm holding | şirket firma holding | компан фирм фірм предприят підприєм
army: army troops soldier military forces | ordu asker silahlı kuvvet | арми солдат войск военн
  армі війс військ
defence: defence defense minister | savunma bakan | оборон министр міністр
foreign: foreign diplomat ambassador embass | dışişleri büyükelçi diplomat | иностран посол
  дипломат закордон
weapon: weapon arms ammunition tank howitzer | silah mühimmat tank | оружи зброя зброї вооруж
  озброєн танк боеприпас боєприпас
airdefence: patriot interceptor shot | hava savunma | пво ппо сбит збит
front: front offensive advance village captur | cephe taarruz köy ele | наступ фронт линия села
border: border frontier | sınır | границ кордон
refugee: refugee migrant asylum displaced | mülteci göçmen sığınmacı | бежен мигрант біжен мігрант
  переселен
evacuat: evacuat | tahliye | эвакуац евакуац
dam: =dam reservoir hydroelectric | baraj | плотин гэс дамб грес гес
bridge: bridge | köprü | мост міст
church: church patriarch orthodox | kilise patrik ortodoks | церк церков патриар патріар
mosque: mosque muslim | cami müslüman | мечет мусульман
football: football soccer match goal league championship | futbol maç gol lig şampiyon | футбол
  матч гол лиг ліг чемпион чемпіон
team: team coach club | takım teknik kulüp | команд тренер клуб сборн збірн
win: win won victor beat defeat | kazan galib yen mağlup | побед выигр перемог виграл перемож
music: music song concert album singer | müzik şarkı konser albüm şarkıcı | музык песн концерт
  альбом пісн спів певи
film: film movie cinema director | film sinema yönetmen | фильм кино фільм кіно режисс режис
game: game console xbox playstation | oyun konsol | игр ігр гра приставк
space: space satellite orbit rocket | uzay uydu yörünge | косм спутник орбит супутник
research: research scientist study | araştırma bilim | учен исследован вчен дослідж
weather: weather snow rain temperature storm wind | hava kar yağmur fırtına sıcaklık | погод снег
  дожд ветер ураган сніг дощ вітер
corruption: corrupt brib | yolsuzluk rüşvet | коррупц взятк корупц хабар
resign: resign dismiss sack fire oust step | istifa görevden | отстав уволен увольн відстав звільн
appoint: appoint named nominat | atandı atama | назнач признач
murder: murder homicide stab | cinayet katil bıçak | убийств вбивств
police: police polic officer | polis emniyet jandarma | полици поліці
security: security intelligence spy sabot | istihbarat güvenlik casus | безопасн разведк шпион фсб
  сбу безпек розвідк шпигун
hack: hack cyber | siber | хакер кибер кібер
media: journalist newspaper broadcaster | gazeteci gazete yayın | журналист журналіст сми змі
internet: internet online app website | internet uygulama site | интернет приложени сайт інтернет
  застосун
car: =car =cars vehicle truck bus | araç otomobil otobüs kamyon | автомоб машин автобус грузовик
  вантажів
mine: miner mine coal | maden kömür | шахт угол вугіл шахтар
aid: =aid assist humanitarian donat | yardım insani | помощ гуманитар допомог гуманітар
loan: loan credit debt | kredi borç | кредит долг борг займ
peace: peace | barış | мир
war: =war =wars invasion invade | savaş işgal | войн втор війн вторгн
member: member accession join nato | üye katıl | член вступ
president: president | cumhurbaşkan devlet | президент
mayor: mayor municipal | belediye | мэр мэри мер міськ
culture: museum festival heritage unesco | müze festival miras | музе фестивал наслед спадщин
tourism: touris hotel resort | turis turizm otel tatil | турис туриз отел готел курорт
sea: =sea =black marine | deniz =karadeniz | море мор чорн
"""

_PLACES: Final = """
Turkey: turkey turkiye türkiye turkish =turks | türk | турц турец туреч
Ukraine: ukrain | ukrayna | украин україн
Russia: russia | rus | росси россий росі
Kyiv: kyiv kiev | kiev kıyiv | киев київ києв
Moscow: moscow kremlin | moskova kremlin | москв москов кремл
Ankara: ankara | ankara | анкар
Istanbul: istanbul | istanbul | стамбул
USA: =us american washington =states | abd amerika washington | сша америк вашингтон
EU: =eu european brussels | =ab avrupa brüksel | =ес =єс евросоюз европ євросоюз європ
UN: =un united | =bm birleşmiş | =оон
NATO: nato | nato | =нато
Germany: german berlin | alman berlin | герман немец берлин німеч німец берлін
Britain: britain british =uk london | ingiltere britanya ingiliz londra | британ лондон
France: france french paris | fransa fransız paris | франц париж
Greece: greece greek athens | yunan atina | грец грек афин афін
Cyprus: cypr | kıbrıs | кипр кіпр
Syria: syria damascus | suriye şam | сири дамаск сирі
Iran: iran tehran | iran tahran | иран тегеран іран
Iraq: iraq baghdad | irak bağdat | ирак багдад ірак
Israel: israel | israil | израил ізраїл
Gaza: gaza hamas palestin | gazze hamas filistin | =газа =газе =газу =газы =гази сектор хамас
  палестин
Armenia: armen | ermeni | армян армен вірмен
Azerbaijan: azerb baku | azerb bakü | азерб баку
Georgia: georgia tbilisi | gürcistan tiflis | грузи тбилис тбілісі
Belarus: belarus minsk | belarus minsk | беларус белорус минск білорус мінськ
Poland: poland polish warsaw | polonya polon varşova | польш варшав польщ
Hungary: hungar budapest | macar budapeşte | венгр будапешт угорщ угорс
China: china chinese beijing | çin pekin | кита пекин китай пекін
Egypt: egypt cairo | mısır kahire | егип каир єгип каїр
Switzerland: swiss switzerland geneva | isviçre cenevre | швейцар женев
Austria: austria vienna | avusturya viyana | австри вен австрі відень
Bulgaria: bulgaria sofia | bulgar sofya | болгар соф
Romania: romania bucharest | romanya bükreş | румын румун бухарест
Crimea: crimea | kırım | крым крим
Odesa: odesa odessa | odessa | одес
Kharkiv: khark | harkiv harkov | харьков харков харків
Lviv: lviv lvov | lviv | львов львів
Donetsk: donetsk donbas | donetsk donbas | донец донбас
BlackSea: bosph dardanel strait | boğaz | босфор пролив проток
Mediterranean: mediterran | akdeniz | средизем середзем
Izmir: izmir | izmir | измир ізмір
"""

_EVERYDAY: Final = """
Turkey Ukraine Russia Kyiv Moscow Ankara USA EU UN NATO
president defence foreign talks meeting war army police company
"""
EMPTY: Final = frozenset(_EMPTY.split())
"""Words without a subject."""

EVERYDAY: Final = frozenset(_EVERYDAY.split())
"""Topics and places that nearly every article has."""

COMMON_NAMES: Final = (
    "putin",
    "erdogan",
    "zelensky",
    "trump",
    "biden",
    "reuters",
    "interfax",
    "tass",
    "ria",
    "anadolu",
    "unian",
    "ukrinform",
    "telegram",
    "facebook",
    "twitter",
    "recep",
    "tayyip",
    "vladimir",
    "volodymyr",
    "donald",
)
"""Names that nearly every article has: sharing one says little."""


def _beginnings(*tables: str) -> dict[str, dict[str, str]]:
    """Return {language: {beginning: topic}} of the tables above; a whole word keeps its "="."""
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for line in filter(None, "".join(tables).replace("\n  ", " ").splitlines()):
        topic, _, rest = line.partition(":")
        english, turkish, cyrillic = rest.split("|")
        columns = zip(LANGUAGES, (english, turkish, cyrillic, cyrillic), strict=True)
        for language, column in columns:
            for beginning in column.split():
                found[language].setdefault(beginning, topic)
    return found


_BEGINNINGS: Final = _beginnings(_PLACES, _TOPICS)
_LONGEST: Final = max(len(b) for found in _BEGINNINGS.values() for b in found)


@lru_cache(maxsize=65_536)
def find_topic(word: str, language: str) -> str | None:
    """Return the topic or place that a lower-case word belongs to: the longest beginning wins."""
    beginnings = _BEGINNINGS.get(language, _BEGINNINGS["en"])
    if whole := beginnings.get(f"={word}"):
        return whole
    for length in range(min(len(word), _LONGEST), 1, -1):
        if topic := beginnings.get(word[:length]):
            return topic
    return None
