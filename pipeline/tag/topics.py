"""Vocabulary of what the warehouse leaves out, and of the politics that keeps it in.

Stems in folded form; a word counts where it begins with one. ``=`` marks a whole word.
"""

from __future__ import annotations

# Path segments and section names that state the topic.
SECTIONS: dict[str, frozenset[str]] = {
    topic: frozenset(words.split())
    for topic, words in {
        "sport": """
            sport sports spor sporu sporta football futbol soccer basketball basketbol tennis
            tenis voleybol volleyball formula-1 formula1 f1 boxing boks mma ufc hockey hokkej
            khokkej biathlon biatlon olympics espor esports transfer-haberleri super-lig superlig
            spor-haberleri спорт футбол хоккей хокей теннис теніс бокс биатлон біатлон
            figure-skating sport-news fotbal sports-news sporthaberleri skorer
            """,
        "food": """
            recipes recipe food cooking yemek tarif tarifler yemek-tarifleri mutfak recepty
            retsepty eda kulinaria kulinariya recepti recepty-dnya рецепты рецепти еда їжа
            кулинария кулінарія food-drink lezzet gurme
            """,
        "horoscope": """horoscope horoscopes burc burclar astroloji gunluk-burc goroskop goroskopy
            horoskop astrology гороскоп гороскопы гороскопи goroscop astro astrologiya""",
        "lifestyle": """
            celebrity celebrities lifestyle showbiz magazin entertainment life-style yasam-stili
            shoubiz shou-biznes shou-biznis shou-bizness show-biz celebs gossip fashion moda
            beauty guzellik krasota zvezdy zirky stars star-news шоу-бизнес шоу-бізнес звезды
            зірки шоубизнес шоубиз мода красота краса relationships lajfstajl lifestyle-news lady
            tabloid kelebek lajfhaki layfhaki lifehack dacha garden ogorod dom-i-sad
            """,
        "weather": """
            weather hava-durumu havadurumu pogoda pohoda погода rubric-weather rubric-pohoda
            """,
        "lottery": """lottery loto lotto piyango milli-piyango sans-topu cekilis lotereya loteriya
            sayisal-loto super-loto on-numara лотерея лотереї лотереи""",
        "television": """
        tv-guide tv-rehberi yayin-akisi tv-listings teleprogramma programma-tv tvprogram
            televizyon dizi diziler tv-program tv-programma телепрограмма телепрограма serialy
            серіали сериалы""",
    }.items()
}

_VOCABULARY = {
    "sport": """
        footbal futbol soccer =fifa =uefa =nba goalkeep goalscor midfield striker =defender
        =league matchday playoff play-off semifinal semi-final quarterfinal =penalty penalti
        hat-trick champions-league touchdown basketbal basketbol volleybal voleybol tennis
        wimbledon grand-slam =coach coaches teammate halftime half-time scoreless derby derbi
        galatasaray fenerbahc besiktas trabzonspor =gol =golu =goller =golle teknik-direktor
        sampiyonlar kaleci forvet =lig =ligi =ligde =ligin macin =mac =maci =macta deplasman hakem
        transfer-haber stadyum antrenor olimpiyat футбол хокке хокеї хокей вратар воротар нападающ
        нападник полузащит півзахисн тренер чемпионат чемпіонат =матч =матча =матче =матчу =матчі
        сборн збірн =гол =голы =голов =голи =голів плей-офф плейоф полуфинал півфінал
        четвертьфинал чвертьфінал пенальти пенальті болельщик вболівальник уболівальник олимпиад
        олімпіад биатлон біатлон теннис теніс баскетбол волейбол премьер-лиг прем'єр-ліг =рпл =упл
        =кхл =нхл =уефа =фифа =фіфа =шахтер зенит динамо спартак championship tournament =medal
        =medals medalist
        """,
    "weather": """
        forecaster sunny cloudy drizzl thunderstorm snowfall umbrella celsius fahrenheit =degrees
        meteoroloj yagmur yagis saganak sicakliklar semsiye bulutlu gunesli =derece ruzgar
        синоптик погод осадк градус дожд потепле похолода облачн гололед гололёд метел
        опад дощ потепліш похолода хмарн гроз ожелед хуртов парасол прохолодніш
        """,
    "food": """
        recip teaspoon tablespoon preheat oven simmer roast stuffing gravy marinad tarifi =tarif
        yemek-kasig =kasigi kasigi malzeme hamur firinda pisir kizart sogan sarimsak karabiber
        =tuz =un рецепт духовк =ложка =ложки =ложку ложк сковород обжар запека маринад теста
        нарезат посолит поперч готовк духовці смаж запік нарізат посоліт варить варити салат
        thanksgiving casserole garlic butter flour mushroom onion carrot parsley celery dough
        =stir stirring =boil boiling carcass saucepan leftover corba tereyag =bardagi =bardak
        tencere kavur rende maydanoz =sos afiyet mercimek =тесто теста =мука =муки муку сахар
        =соль =яйцо =яйца =яиц сливочн начинк выпека вареник пирог борщ =тісто тіста борошн цукор
        =сіль =яйце =яєць вершков =суп варення
        """,
    "horoscope": """
        horoscop zodiac burc burclar burcu astrolog yukselen =koc =ikizler =yengec =basak =terazi
        =akrep =oglak =kova гороскоп зодиак зодіак астролог овен =овны овнам телец тельц близнец
        близнюк скорпион скорпіон стрелец стрільц козерог козеріг водолей водолі gemini sagittari
        capricorn aquari =taurus =aries =pisces =libra =scorpio =virgo
        """,
    "lifestyle": """
        celebrit kardashian red-carpet paparazzi makeup bikini hollywood gossip engagement-ring
        instagram diyet zayifla =unlu unluler magazin estetik oyuncu sevgili bosan =dugun dugun
        дизайнер макияж макіяж похуде схудн звезда-шоу певиц співачк актрис блогер знаменитост
        знаменитіст модел купальник свадьб весілл развод розлученн romantic dating =outfit glamor
        glamour wellness skincar supermodel romance
        """,
    "lottery": """lotter jackpot powerball piyango sayisal-loto super-loto ikramiye bilet
        лотере джекпот розыгрыш розіграш loto =loto lotto""",
    "television": """
        tv-guide yayin-akisi bolum-izle fragman yeni-bolum dizisi телепрограмм телепрограм
        сериал серіал episode season-finale netflix""",
}

_POLITICS = """
    presiden minister ministr parliament government sanction =war wars invasion invad militar
    missil drone =army troops ceasefire diploma embass ambassad treaty summit elect referendum
    oppositi protest kremlin nato =eu =un court arrest prison jail sentenc terror annex border
    negotiat propaganda refugee genocid frontline shell bomb strike inflation central-bank export
    import tariff embargo subsid grain =bread econom price politic ban banned bans boycott corrupt
    prosecut lawmaker =law human-right cumhurbaskan bakan meclis hukumet yaptirim savas isgal
    askeri fuze =iha =siha ordu ateskes diplomat buyukelci zirve secim muhalefet miting tutukla
    gozalt cezaev mahkeme teror sinir muzakere multeci enflasyon merkez-bankasi ihracat ithalat
    tahil ekmek fiyat ekonomi siyas yasak boykot yolsuzluk savci =yasa hdp chp akp mhp президент
    министр міністр парламент правительств уряд санкци санкці войн війн вторжен вторгн военн
    військов ракет дрон беспилотн безпілотн арми армі перемири перемир'я посол посольств саммит
    саміт выбор вибор оппозиц опозиц протест кремл нато =ес =єс =оон =суд суда арест арешт тюрьм
    в'язниц террор терор аннекс анекс границ кордон переговор беженц біжен фронт обстрел обстріл
    инфляц інфляц центробанк экспорт експорт импорт імпорт зерн =хлеб =хліб эконом економ =цены
    =цен =ціни =цін полити політи запрет заборон бойкот коррупц корупц прокур закон депутат
    отстран відсторон допуск флаг прапор гимн гімн агресс агрес оккуп окуп мобилиз мобіліз
    кандидат губернатор
    """


# Words of hard news, for reports from home that name no place we know.
_NEWS = """
    police fire =fires blaze explosion accident crash killed =dead =died death injured wounded
    earthquake flood hospital murder suspect detain investigat lawsuit strike union =mayor
    governor municipal council teacher school university tax wage salary pension bank company
    factory electricity gas fuel currency lira rouble ruble hryvnia refuge migrant vaccin epidem
    polis yangin patlama kaza =oldu olu =oldü yaral deprem =sel hastane cinayet supheli sorusturma
    grev sendika belediye valili vali ogretmen okul universite vergi maas ucret emekli sirket
    fabrika elektrik dogalgaz akaryakit dolar faiz zam asgari ihale milletvekil parti dernek
    polici полиц поліц пожар пожеж взрыв вибух авари аварі дтп погиб загин умер помер ранен
    поранен пострада постражда землетряс землетрус наводнен паводк повін больниц лікарн убийств
    вбивств подозрева підозрю следстви слідств задержа затрима забастов страйк профсоюз профспілк
    мэри мерія мер губернатор школ университет університет налог подат зарплат пенси пенсі банк
    компани компані завод электр електр газ топлив пальн рубл гривн доллар долар курс вакцин
    эпидем епідем чиновник міськрад облрад жител мешканц
    """


def _stems(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems and whole words of a list."""
    stems: set[str] = set()
    whole: set[str] = set()
    for word in words.split():
        (whole if word.startswith("=") else stems).add(word.lstrip("="))
    return frozenset(stems), frozenset(whole)


VOCABULARY = {topic: _stems(words) for topic, words in _VOCABULARY.items()}
POLITICS = _stems(_POLITICS)
NEWS = _stems(_NEWS)
