"""Given names: enough of them to see that a surname belongs to somebody else.

``EQUAL`` holds given names that are spellings of one: "Vladimir Zelensky" and "Volodymyr
Zelenskyy" are one man, "Sergei Zelensky" is another.
"""

from __future__ import annotations


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


EQUAL: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """volodymyr vladimir wolodymyr volodimir vladymyr володимир владимир
    sergei sergey serhiy serhii sergiy sergii sergej сергей сергій
    oleksandr alexander aleksandr alexandr oleksander aleksander александр олександр
    dmytro dmitry dmitri dmitriy dmitrii dmitrij дмитрий дмитро дмитрій
    mykhailo mikhail michael mykhaylo mihail michail mihayl михаил михайло
    andriy andrii andrey andrei andrij андрей андрій
    mykola nikolai nikolay nikolaj николай микола
    yevhen evgeny yevgeny evgeni yevgeniy evgenii yevhenii yevheniy evgeniy евгений євген євгеній
    oleksii alexei aleksey oleksiy alexey aleksei olexiy алексей олексій
    yuriy yuri yury yurii iurii jurij юрий юрій
    olena elena yelena helena елена олена
    iryna irina ирина ірина
    yulia yuliya yuliia iuliia julia юлия юлія
    kateryna ekaterina yekaterina katerina екатерина катерина
    petro pyotr petr peter пётр петр петро
    pavlo pavel paul павел павло
    vasyl vasily vasiliy vasilii василий василь
    hryhoriy hryhorii grigory grigori grigoriy григорий григорій
    kyrylo kirill kiril cyril кирилл кирило
    ihor igor игорь ігор
    oleh oleg олег
    viktor victor виктор віктор
    vitaliy vitali vitaly vitalii виталий віталій
    denys denis денис
    maksym maxim maksim максим
    mariia maria mariya maryia marija мария марія
    anatoliy anatoly anatolii анатолий анатолій
    valeriy valery valerii valeri валерий валерій
    valentyna valentina валентина
    leonid leonyd леонид леонід
    heorhiy georgy georgi heorhii георгий георгій
    hennadiy gennady gennadii геннадий геннадій
    konstantin kostyantyn kostiantyn konstantyn константин костянтин
    stepan stefan степан
    arseniy arsen arsenii arseny арсений арсеній
    vyacheslav viacheslav vjaceslav вячеслав в'ячеслав
    rustem rustam рустем рустам
    svitlana svetlana светлана світлана
    lyudmyla lyudmila liudmyla ludmila людмила
    tetiana tatiana tetyana tatyana татьяна тетяна
    anna hanna ганна анна
    natalia nataliya natalya nataliia наталья наталия наталія
    oleksandra alexandra aleksandra александра олександра
    mykyta nikita никита микита
    illia ilya illya илья ілля
    fedir fyodor fedor федор
    zinoviy zinovy зиновий зіновій
    mehmet mehmed muhammad mohammed mohammad мехмет мехмед
    ahmet ahmed ахмет ахмед
    joe joseph джо джозеф
    tony antony anthony энтони антоні
    mike michael майк
    donald donald дональд
    vlad vladyslav vladislav владислав""".splitlines()
)

GIVEN_NAMES = _words(
    """
    daniil danil marat rinat rustam timofei vsevolod valentin vitali yuliya zhanna zinaida elvira
    emil eldar ilham heydar aslan magomed murad ramil renat salavat shamil stepan taisia tamara
    vasilisa yan yegor zlata hryhorii ihor ivanna lidiia liubov makar maryna myroslav myroslava
    nadiia oleksa orysia pylyp solomiia sviatoslav tymofii ustym vadym valerii viacheslav yaryna
    yosyp zoriana zenon roksolana liliia lilia stanislava nina raisa rimma rosa tatyana elizaveta
    lewis harry george lucas leo hugo luca marco paolo giuseppe antonio jose juan carlos luis
    miguel pedro pablo jorge lukas felix max moritz anton stefan markus andreas matthias johannes
    ursula angela sabine heike ingrid astrid olof lars erik anders kari jari matti pekka krzysztof
    andrzej marek pawel jakub wojciech zbigniew laszlo istvan gabor ferenc viktoria ion mihai
    andrei дани даниил тимофей марат ринат рустам эльвира ильдар айдар шамиль магомед мурад
    валентин валентина зинаида жанна раиса нина елизавета тамара лилия ринат эмиль эльдар данила
    савелий мирослав мирослава надія любов лідія ліля юрко остап орися пилип святослав тимофій
    вадим валерій вячеслав ярина йосип зоряна стефан раїса ніна тамара єлизавета оксана ореста
    akin aykut aysel aytac bahar basak batuhan belgin berkay bora bulent burcin cagatay cagla
    cansu cavit cengiz cihan coskun dogan dursun efkan emin emrah enes enver ercan erdal erdem
    erkan ersin ertugrul fahrettin fehmi feridun fikret firat gokhan gurkan guven halit harun
    haydar hidayet huseyin ihsan irfan ismet izzet kazim kenan koray lutfi mahir mesude metehan
    mithat muammer muhittin muhsin munir murathan muzaffer nazmi nedim nihat nuri nurettin onder
    ramiz rasim rasit refik resat riza ruhi sabri saban sahin sait salim samet seref serif sevket
    sezgin sinasi suat sukran tanju tekin tevfik timur toprak tuncer turan turker ulas vahap vahit
    vural yaman yavuzhan yekta yunus yuksel zihni zulfu james john robert michael william david
    richard joseph thomas charles christopher daniel matthew mark steven andrew kenneth george
    joshua kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan
    stephen larry justin scott brandon frank gregory raymond samuel patrick jack dennis jerry
    tyler aaron henry adam peter nathan zachary walter kyle harold carl jeremy keith roger arthur
    terry lawrence sean christian albert austin joe ethan jesse bryan louis hunter barron melania
    ivanka tiffany lara jill ashley beau mary patricia jennifer linda elizabeth barbara susan
    jessica sarah karen nancy lisa margaret sandra kimberly emily donna michelle carol amanda
    melissa deborah stephanie rebecca laura sharon cynthia kathleen amy angela shirley emma brenda
    pamela nicole anna samantha katherine christine helen debra rachel carolyn janet catherine
    maria heather diane olivia julie joyce virginia victoria kelly lauren christina joan evelyn
    judith andrea hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice
    jean alice julia pierre jacques francois claude marie hans klaus wolfgang jens lars sven jan
    piotr tomasz ali veli hasan huseyin mehmet mustafa ahmet ibrahim ismail osman omer yusuf murat
    ramazan halil suleyman abdullah mahmut salih kemal recep hamza kadir cemal orhan metin selim
    yasin burak emre volkan serkan hakan okan tolga baris cem can deniz ege efe kerem mert onur
    ozan ozgur tuncay ugur umut yavuz yigit zafer bilal burhan faruk fatih ferit galip haluk hilmi
    hikmet ilhan ilker kaan levent mesut mete nail naim necati necmettin nevzat numan oguz oktay
    remzi rifat sadik sami savas sedat selahattin semih serdar sinan sukru tahir tamer taner tarik
    tayfun turgut turhan ufuk vedat veysel yalcin yasar yilmaz zeki ziya bekir cevdet binali berat
    selcuk hulusi vecihi ekrem mansur meral devlet muharrem ayse fatma emine hatice zeynep elif
    meryem sultan hanife merve zehra esra ozlem yasemin hacer melek filiz leyla sevim gulsen nur
    hulya dilek sibel pinar asli ebru gamze burcu ece selin sumeyye nilufer nurten semra seda sema
    tugba tulay ulku banu berna canan ceren gul gulay gizem irem didem derya bengi bilge ozge
    nazli nuray rabia reyyan betul busra aleksandr alexander sergei sergey andrei andrey dmitri
    dmitry alexei aleksey maxim evgeny yevgeny ivan mikhail artem artyom pavel roman nikolai
    nikolay anton ilya kirill oleg igor vladimir yuri boris viktor vasily konstantin leonid
    gennady grigory anatoly valery vitaly denis egor yegor stanislav ruslan timur ramzan kamil
    eduard fyodor pyotr stepan semyon lev matvei nikita gleb vadim vyacheslav yaroslav vladislav
    arkady zakhar akhmat olga elena tatiana natalia irina svetlana marina ekaterina yekaterina
    lyudmila galina valentina yulia nadezhda vera lyubov larisa oksana ksenia polina darya daria
    alina anastasia veronika kristina sofia alexandra evgenia oleksandr serhiy serhii andriy
    andrii dmytro oleksiy oleksii volodymyr mykola mykhailo vasyl petro pavlo yuriy yurii ihor
    oleh vitaliy vitalii denys maksym taras bohdan ostap danylo yevhen hryhoriy kyrylo rustem
    nazar orest olena iryna nataliia tetiana svitlana kateryna yuliia mariia halyna lesia ganna
    hanna larysa liudmyla inna alla zoia solomiia khrystyna viktoriia bohdana александр сергей
    андрей дмитрий алексей максим евгений иван михаил артём артем павел роман николай антон илья
    кирилл олег игорь владимир юрий борис виктор василий константин леонид геннадий григорий
    анатолий валерий виталий денис егор станислав руслан тимур рамзан камиль эдуард фёдор федор
    пётр петр степан семён семен лев матвей никита глеб вадим вячеслав ярослав владислав аркадий
    захар ольга елена татьяна наталья наталия ирина анна светлана мария марина екатерина людмила
    галина валентина юлия надежда вера любовь лариса оксана ксения полина дарья алина анастасия
    вероника кристина софия александра евгения мехмет ахмет мустафа али хасан билал кемаль эмине
    джон джеймс роберт майкл дональд джордж хантер мелания олександр сергій андрій дмитро олексій
    володимир микола михайло василь петро павло юрій ігор віктор віталій тарас богдан остап данило
    євген григорій кирило назар орест олена ірина наталія тетяна світлана катерина юлія марія леся
    ганна інна алла зоя соломія вікторія богдана артур едуард еміне білал
    """
)


def variants(given: str) -> frozenset[str]:
    """All spellings that count as the same given name (folded)."""
    found = {given}
    for group in EQUAL:
        if given in group:
            found |= group
    return frozenset(found)
