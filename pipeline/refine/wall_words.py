"""The words of pages that stand in front of an article, or where one was.

For each reason: titles, which must be the whole of a page's title or heading (an outlet's
name aside), and phrases, which address the reader as such a page does and a report about
one doesn't. All are matched against folded text (``fold``): lower case, no dotless i.
Gaps are bounded, so that no text makes a search slow.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from pipeline.text.moments import fold


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(fold(phrase) for phrase in phrases))


_TITLES = {
    "bot_check": (
        # en
        r"just a moment",
        r"attention required",
        r"one moment,? please",
        r"please wait",
        r"ddos-?guard",
        r"access (?:to this page has been )?denied",
        r"pardon our interruption",
        r"are you (?:a )?(?:human|robot)",
        r"(?:security|bot|browser|human) (?:check|verification|challenge)",
        r"robot check",
        r"checking your browser",
        r"verif(?:y|ying) (?:that )?you are (?:a )?human",
        r"human verification",
        r"(?:you have been|request) blocked",
        r"captcha",
        r"request unsuccessful",
        r"403 forbidden",
        r"(?:too many requests|rate limited)",
        # tr
        r"güvenlik (?:kontrolü|doğrulaması)",
        r"bir dakika lütfen",
        r"robot (?:değilim|doğrulaması)",
        r"erişim (?:engellendi|reddedildi)",
        r"(?:tarayıcınız )?kontrol ediliyor",
        r"lütfen bekleyin",
        # ru
        r"проверка (?:браузера|безопасности|что вы не робот)",
        r"вы не робот",
        r"ой!?",
        r"доступ (?:запрещ[её]н|заблокирован)",
        r"подтвердите,? что (?:вы не робот|запросы отправляли вы, а не робот)",
        r"один момент",
        r"защита от (?:ботов|роботов|ddos)",
        # uk
        r"перевірка (?:браузера|безпеки)",
        r"ви не робот",
        r"доступ (?:заборонено|заблоковано)",
        r"підтвердіть,? що ви не робот",
        r"зачекайте",
        # other
        r"einen moment",
        r"nur einen moment",
        r"un instant",
        r"vérification de sécurité",
        r"un momento",
        r"chwileczkę",
        r"zugriff verweigert",
        r"accès refusé",
        r"acceso denegado",
        r"accesso negato",
        r"odmowa dostępu",
    ),
    "soft_404": (
        # en
        r"(?:(?:http )?(?:error|err\.?)[ :-]*)?404(?:[ :.,-]*(?:error|not found|page not "
        r"found))*",
        r"(?:page|article|story|content|file|document)(?: was| is| could)?(?: not| no longer) "
        r"(?:be )?(?:found|available|exists?)",
        r"not found",
        r"page missing",
        r"(?:we |sorry,? we )(?:can'?t|could ?n[o']?t|cannot) find (?:that|this|the) page",
        r"oops",
        r"nothing (?:was )?found",
        r"no results(?: found)?",
        r"search results?(?: for .{0,60})?",
        r"this page (?:does ?n[o']t exist|is gone)",
        # tr
        r"(?:404[ :.,-]*)?(?:hata(?:sı)?[ :-]*)?(?:404[ :.,-]*)?(?:aradığınız )?(?:sayfa|"
        r"haber|içerik|makale|yazı)(?:yı)? (?:bulunamadı|bulunamıyor|mevcut değil|yok|"
        r"yayından kaldırıl\w+)",
        r"(?:404 )?hata(?:sı)?(?: 404)?",
        r"sonuç bulunamadı",
        r"böyle bir sayfa yok",
        # ru
        r"(?:ошибка[ №:-]*404|404[ :.,-]*ошибка)",
        r"(?:(?:ошибка[ :-]*)?404[ :.,-]*)?(?:ошибка[ :-]*)?(?:запрашиваемая |такая "
        r")?(?:страница|статья|новость|публикация|запись) не (?:найдена|существует|обнаружена)",
        r"(?:материал|документ) не найден",
        r"не найдено",
        r"ничего не найдено",
        r"(?:извините, )?такой страницы (?:нет|не существует)",
        r"страница (?:удалена|недоступна)",
        r"материал удал[её]н",
        # uk
        r"(?:помилка[ :-]*404|404[ :.,-]*помилка)",
        r"(?:(?:помилка[ :-]*)?404[ :.,—-]*)?(?:помилка[ :-]*)?(?:запитувана |така "
        r")?(?:сторінк[уа]|статт[юя]|новин[уа]|публікаці[юя]) не (?:знайдено|знайдена|існує)",
        r"матеріал не знайдено",
        r"нічого не знайдено",
        r"(?:вибачте, )?такої сторінки (?:немає|не існує)",
        r"сторінк[уа] (?:видалено|недоступна)",
        # other
        r"seite (?:wurde )?nicht gefunden",
        r"page (?:introuvable|non trouvée)",
        r"página no encontrada",
        r"pagina non trovata",
        r"nie znaleziono strony",
        r"strona nie (?:istnieje|została znaleziona)",
        r"pagina nu a fost găsită",
        r"página não encontrada",
        r"страницата не е намерена",
        r"pagina niet gevonden",
        r"stránka nenalezena",
        r"η σελίδα δεν βρέθηκε",
    ),
    "login_wall": (
        # en
        r"(?:please )?(?:log|sign) ?-?in(?: to (?:continue|your account))?",
        r"login",
        r"member login",
        r"(?:login|sign-?in|registration) required",
        r"create (?:an|your)(?: free)? account",
        r"register",
        # tr
        r"(?:üye |kullanıcı |abone )?girişi?(?: yap(?:ın)?)?",
        r"oturum aç(?:ın)?",
        r"üye ol(?:un)?",
        # ru
        r"вход(?: (?:на сайт|в (?:личный кабинет|систему|аккаунт)))?",
        r"войти",
        r"авторизация",
        r"личный кабинет",
        r"требуется авторизация",
        r"регистрация",
        r"войдите(?: в (?:аккаунт|систему))?",
        # uk
        r"вхід(?: (?:на сайт|до (?:кабінету|системи)))?",
        r"увійти",
        r"авторизація",
        r"особистий кабінет",
        r"потрібна авторизація",
        r"реєстрація",
        # other
        r"anmelden",
        r"anmeldung",
        r"connexion",
        r"iniciar sesión",
        r"accedi",
        r"zaloguj się",
        r"logowanie",
    ),
    "consent_wall": (
        # en
        r"(?:cookie|privacy|consent) (?:consent|preferences|settings|choices|wall|notice|gate)",
        r"before you continue(?: to .{1,30})?",
        r"(?:we value )?your privacy(?: matters)?",
        r"we (?:value|care about|respect) your privacy",
        r"consent",
        r"your privacy choices",
        r"we need your consent",
        # tr
        r"çerez (?:tercihleri|ayarları|politikası ve onayı|onayı)",
        r"gizlilik (?:tercihleri|ayarları)",
        r"gizliliğinize (?:değer|önem) veriyoruz",
        r"devam etmeden önce",
        # ru
        r"(?:согласие|соглашение) на (?:использование|обработку) (?:файлов )?(?:cookies?|куки|"
        r"персональных данных)",
        r"настройки (?:файлов )?(?:cookie|конфиденциальности)",
        r"мы (?:ценим|уважаем) вашу (?:конфиденциальность|приватность)",
        r"прежде чем продолжить",
        # uk
        r"згода на (?:використання|обробку) (?:файлів )?(?:cookies?|кукі|персональних даних)",
        r"налаштування (?:файлів )?(?:cookie|конфіденційності)",
        r"ми (?:цінуємо|поважаємо) вашу (?:конфіденційність|приватність)",
        r"перш ніж продовжити",
        # other
        r"zustimmung",
        r"datenschutz-?einstellungen",
        r"votre vie privée",
        r"tu privacidad",
        r"szanujemy twoją prywatność",
    ),
    "geo_block": (
        # en
        r"(?:error )?451(?:[ :-]*unavailable (?:due to|for) legal reasons)?",
        r"unavailable (?:due to|for) legal reasons",
        r"(?:content|page|site|article|access)?(?: is)? ?(?:not available|unavailable|"
        r"restricted|blocked) in your (?:country|region|location|area)",
        r"access restricted",
        r"geo-?block(?:ed)?",
        # tr
        r"bölgenizde (?:kullanılamıyor|mevcut değil)",
        r"(?:bu siteye )?erişim kısıtlan(?:dı|mıştır)",
        r"(?:internet sitesine|siteye|sayfaya) erişim engellen(?:di|miştir)",
        r"erişim engeli",
        # ru
        r"доступ (?:к (?:сайту|ресурсу|странице|материалу) )?(?:ограничен|заблокирован)",
        r"(?:сайт|ресурс|страница) заблокирован[а]?",
        r"недоступно в вашем регионе",
        r"(?:материал|страница|сайт) недоступ(?:ен|на) в вашем регионе",
        # uk
        r"доступ (?:до (?:сайту|ресурсу|сторінки) )?обмежено",
        r"(?:сайт|ресурс) заблоковано",
        r"недоступно у вашому регіоні",
        r"недоступно у вашій країні",
        # other
        r"nicht verfügbar in ihrem land",
        r"non disponible dans votre (?:pays|région)",
    ),
    "maintenance": (
        # en
        r"(?:site |website |scheduled |down for |under |we are under )?maintenance(?: mode)?",
        r"(?:we'?ll|we will) be (?:right )?back(?: soon)?",
        r"(?:site |service |503 )?(?:is )?temporar(?:y|ily) (?:unavailable|offline|down)",
        r"503 service (?:temporarily )?unavailable",
        r"coming soon",
        r"under construction",
        # tr
        r"(?:site(?:miz)? )?bakım(?:da(?:yız)?| çalışması| modu| aşamasında)?",
        r"(?:planlı )?bakım çalışması",
        r"çok yakında",
        r"yakında (?:döneceğiz|buradayız)",
        r"yapım aşamasında",
        # ru
        r"(?:сайт )?на (?:обслуживании|реконструкции|техобслуживании)",
        r"(?:ведутся |идут )?(?:технические|профилактические) работы",
        r"сайт (?:временно )?(?:недоступен|закрыт)",
        r"(?:мы )?скоро верн[её]мся",
        r"техническое обслуживание",
        # uk
        r"(?:сайт )?на обслуговуванні",
        r"(?:ведуться |тривають )?(?:технічні|профілактичні) роботи",
        r"сайт тимчасово (?:недоступний|не працює)",
        r"(?:ми )?скоро повернемося",
        r"технічне обслуговування",
        # other
        r"wartungsarbeiten",
        r"wartung",
        r"maintenance en cours",
        r"en mantenimiento",
        r"in manutenzione",
        r"przerwa techniczna",
        r"prace techniczne",
    ),
    "parked_domain": (
        # en
        r"(?:[\w.-]{3,60} )?(?:is )?(?:this )?domain(?: name)?(?: is| may be)? (?:for sale|"
        r"parked|expired|suspended|available)",
        r"[\w.-]{3,60} is (?:for sale|parked)",
        r"parked domain",
        r"(?:this )?account (?:has been )?suspended",
        r"welcome to nginx",
        r"index of /.{0,80}",
        r"apache2? .{0,30}default page.{0,20}",
        r"buy this domain",
        r"website (?:is )?expired",
        r"(?:iis windows server|default web site page)",
        r"future home of something (?:quite )?cool",
        # tr
        r"(?:bu )?(?:alan adı|domain) (?:satılık(?:tır)?|park edilmiş(?:tir)?|süresi "
        r"dolmuş(?:tur)?)",
        r"satılık (?:alan adı|domain)",
        r"hesap askıya alın(?:dı|mıştır)",
        r"site yayında değil",
        # ru
        r"(?:этот )?домен (?:[\w.-]{3,60} )?(?:прода[её]тся|припаркован|не прилинкован|не "
        r"привязан.{0,40}|зарегистрирован|свободен)",
        r"купить домен.{0,60}",
        r"домен истек",
        r"(?:аккаунт|сайт) (?:приостановлен|отключ[её]н)",
        r"сайт не (?:настроен|опубликован)",
        # uk
        r"(?:цей )?домен (?:[\w.-]{3,60} )?(?:продається|припарковано|зареєстровано|вільний)",
        r"купити домен.{0,60}",
        r"(?:акаунт|сайт) (?:призупинено|вимкнено|відключено)",
        # other
        r"domain steht zum verkauf",
        r"domaine à vendre",
        r"dominio en venta",
        r"domena na sprzedaż",
    ),
    "javascript_wall": (
        # en
        r"(?:please )?(?:enable|turn on) (?:java ?script|js)(?: and cookies)?(?: to continue)?",
        r"java ?script (?:is )?(?:required|disabled|not available|not enabled)",
        # tr
        r"java ?script(?:'?i|'?yi)? (?:gerekli(?:dir)?|kapalı|etkinleştirin|devre dışı)",
        # ru
        r"(?:пожалуйста, )?включите (?:поддержку )?java ?script",
        r"java ?script (?:отключ[её]н|выключен)",
        r"требуется java ?script",
        # uk
        r"(?:будь ласка, )?увімкніть (?:підтримку )?java ?script",
        r"java ?script (?:вимкнено|відключено)",
        r"потрібен java ?script",
    ),
}

_PHRASES = {
    "bot_check": (
        # en
        r"checking (?:if the site connection is secure|your browser (?:before|\.\.\.|…))",
        r"verif(?:y|ying|ies) (?:that )?you(?: are|'re) (?:a )?(?:human|not a (?:ro)?bot)",
        r"(?:confirm|prove|make sure) (?:that )?you(?: are|'re) (?:a )?(?:human|not a "
        r"(?:ro)?bot)",
        r"needs to review the security of your connection",
        r"ddos protection by",
        r"something about your browser made us think you (?:were|are) a bot",
        r"(?:we|have) detected (?:unusual|suspicious|automated) (?:activity|traffic) (?:from|"
        r"coming)",
        r"you don'?t have permission to access .{0,200}on this server",
        r"(?:you are|are) using automation tools to browse",
        r"press (?:&|and) hold",
        r"(?:sorry, )?you have been blocked",
        r"request (?:was|has been) blocked",
        r"incident id",
        r"enable javascript and cookies to continue",
        r"complet\w+ the (?:captcha|security check) ",
        r"(?:solve|enter|type) (?:the |this )?(?:captcha|characters)",
        r"reference ?(?:#|(?:id|number)[ :#])",
        r"protected by .{0,20}(?:ddos-guard|qrator|variti|imperva|sucuri)",
        r"the action you just performed triggered the security solution",
        # tr
        r"tarayıcınız (?:kontrol ediliyor|doğrulanıyor)",
        r"robot olmadığınızı (?:doğrulayın|kanıtlayın|onaylayın)",
        r"insan olduğunuzu (?:doğrula\w+|kanıtla\w+)",
        r"güvenlik (?:kontrolünden|doğrulamasından) geç",
        r"olağan ?dışı (?:bir )?trafik (?:algıla|tespit)",
        r"otomatik istekler(?:den|e karşı)",
        r"isteğiniz engellen",
        r"bağlantınızın güvenliğini (?:gözden geçir|kontrol et)",
        r"birkaç saniye (?:içinde )?(?:bekleyin|sürebilir|yönlendiril)",
        # ru
        r"(?:проверяем|проверка|идет проверка|выполняется проверка) (?:ваш\w* )?браузер",
        r"(?:подтвердите|докажите|убедиться|убедимся)[^.]{0,30} что (?:вы (?:не робот|"
        r"человек)|запросы)",
        r"вы не робот",
        r"запросы[^.]{0,60} похожи на автоматические",
        r"подозрительн\w+ (?:активност|трафик)\w* с вашего",
        r"автоматическ\w+ запрос\w+ с вашего",
        r"введите (?:символы|код) с картинки",
        r"ваш (?:запрос|ip(?:-адрес)?|доступ)[^.]{0,30} (?:заблокирован|отклон[её]н)",
        r"http 403[^.]{0,40}qrator",
        r"перед (?:тем как )?переходом? на сайт",
        # uk
        r"(?:перевіряємо|перевірка|триває перевірка|виконується перевірка) (?:ваш\w* )?браузер",
        r"(?:підтвердіть|доведіть|переконатися)[^.]{0,30} що ви (?:не робот|людина)",
        r"ви не робот",
        r"підозріл\w+ (?:активн|трафік)\w* з вашо",
        r"автоматичн\w+ запит\w* з вашо",
        r"введіть (?:символи|код) з (?:картинки|зображення)",
        r"ваш (?:запит|ip(?:-адрес\w)?|доступ)[^.]{0,30} (?:заблоковано|відхилено)",
        # other
        r"überprüf\w+ (?:wir )?(?:ihren|deinen) browser",
        r"bestätigen sie, dass sie (?:ein mensch|kein roboter)",
        r"vérifie[rz] que vous (?:êtes humain|n'êtes pas un robot)",
        r"potwierdź, że (?:jesteś człowiekiem|nie jesteś robotem)",
        r"confirme que (?:usted )?no es un robot",
    ),
    "soft_404": (
        # en
        r"(?:page|article|story|content|file|address|url|link) (?:that )?(?:you(?: are|'re| "
        r"were)? |was |has been )?(?:requested|looking for|trying to (?:reach|view|access|"
        r"visit)).{0,40}(?:not|n't|no longer|moved|removed|deleted|gone|missing)",
        r"(?:we|sorry)[ ,][^.]{0,20}(?:can'?t|could ?n[o']?t|cannot|unable to) find (?:what "
        r"you|(?:the|that|this|your) (?:page|article|story|content|address|url))",
        r"this (?:page|article|story|content) (?:does ?n[o']t exist|no longer exists|is no "
        r"longer available|has been (?:removed|deleted|moved))",
        r"requested url .{0,120}not found",
        r"(?:nothing|no (?:results|articles|posts|matches)) (?:was |were )?(?:found|"
        r"matched)[^.]{0,40}(?:for|your)",
        r"your search .{0,80}did not (?:match|return)",
        r"sorry, (?:but )?nothing matched",
        # tr
        r"aradığınız (?:\w+ ){0,2}(?:bulunamad|bulunam|mevcut değil|kaldırıl|silin|taşın|yok)",
        r"(?:ulaşmak|erişmek|görüntülemek) istediğiniz (?:\w+ ){0,3}(?:bulunam|mevcut değil|"
        r"kaldırıl|silin|taşın|yok)",
        r"sayfa(?:yı)? bulunam",
        r"sayfa(?:nın)? (?:kaldırılmış|silinmiş|taşınmış)",
        r"(?:aramanız|arama kriterleri)\w* .{0,40}(?:sonuç|kayıt) bulunam",
        r"sonuç bulunamadı",
        r"(?:haber|içerik) yayından kaldırıl",
        # ru
        r"(?:запрашиваем|запрошенн)\w+ (?:вами )?(?:страниц|материал|документ|адрес|"
        r"ресурс)\w* [^.]{0,30}(?:не |удал|перемещ)",
        r"так(?:ой|ая) страниц[аы] [^.]{0,20}(?:нет|не существует)",
        r"страниц[аы],? которую вы (?:ищете|запрашива\w+|искали)[^.]{0,30}(?:не|удал|перемещ)",
        r"(?:страница|новость|материал|статья|публикация)[^.]{0,20} (?:не найден|не "
        r"существует|удал[её]н|была? удал|снят\w? с публикации)",
        r"по ваш\w+ запросу[^.]{0,30} ничего не (?:найдено|нашлось)",
        r"^(?:к сожалению, )?ничего не найдено",
        r"неправильно (?:набран|введ[её]н) адрес",
        # uk
        r"(?:запитуван|потрібн)\w+ (?:вами )?(?:сторінк|матеріал|документ|адрес|ресурс)\w* "
        r"[^.]{0,30}(?:не |видал|переміщ)",
        r"так(?:ої|а) сторінк[иа] [^.]{0,20}(?:немає|не існує)",
        r"сторінк[аиу],? яку ви (?:шукає\w+|запиту\w+|шукали)[^.]{0,30}(?:не|видал|переміщ)",
        r"(?:сторінк[ау]|новин[ау]|матеріал|статт[яю]|публікаці[яю])[^.]{0,20} (?:не знайден|"
        r"не існує|видален|знято з публікації)",
        r"за ваш\w+ запитом[^.]{0,30} нічого не знайдено",
        r"^(?:на жаль, )?нічого не знайдено",
        # other
        r"(?:gesuchte|aufgerufene|angeforderte) seite .{0,30}(?:nicht|existiert)",
        r"page (?:que vous (?:recherchez|demandez)|demandée) .{0,20}(?:n'existe|introuvable|"
        r"est)",
        r"la página (?:que (?:buscas|busca|solicita)|solicitada) .{0,20}no",
        r"la pagina (?:che (?:stai cercando|cerchi)|richiesta) .{0,20}non",
        r"strona,? której szukasz .{0,20}nie",
    ),
    "paywall": (
        # en
        r"(?:subscribe|subscription|become a (?:subscriber|member)|upgrade|join|start (?:your|"
        r"a) (?:free )?trial|choose (?:a|your) plan)[^.!?]{0,60} to (?:(?:continue|keep|"
        r"finish) reading|read (?:on|the (?:full|rest|whole|complete)|this (?:article|story))|"
        r"unlock|get (?:full|unlimited) access|access (?:the full|this))",
        r"to (?:continue|keep|finish) reading(?: this (?:article|"
        r"story))?[^.!?]{0,40}(?:subscri|member|plan|trial|buy)",
        r"to read the (?:full|rest of the|whole) (?:story|article|text)",
        r"(?:continue|keep) reading (?:your article|this (?:article|story))? ?with "
        r"a[^.!?]{0,40}(?:subscription|membership|trial)",
        r"(?:this|the rest of this|the full) (?:article|story|content|report|text) (?:is|are) "
        r"(?:\w+ ){0,3}(?:for|to) (?:\w+ ){0,2}(?:subscribers|members)\b(?! of)",
        r"(?:subscriber|member|premium)s?[- ](?:only|exclusive) (?:article|story|content)",
        r"you(?:'ve| have) (?:reached|read|used)[^.!?]{0,40} (?:limit|free (?:article|stor))",
        r"unlock (?:this|the full) (?:article|story)",
        # tr
        r"(?:devamını|tamamını|yazının devamını|haberin (?:devamını|tamamını)) (?:okumak|"
        r"görmek) için[^.!?]{0,40}(?:abone|üyelik|premium|satın)",
        r"okumaya devam etmek için[^.!?]{0,40}(?:abone|premium|paket|satın)",
        r"bu (?:haber|yazı|içerik|makale)\w* (?:sadece|yalnızca|sadece "
        r"premium)[^.!?]{0,20}(?:abone|üye|premium)",
        r"(?:bu|haber|içerik|yazı)\w*[^.!?]{0,20} (?:abonelere|üyelere|aboneler(?:imiz)e) özel",
        r"abone ol(?:un|arak)?[^.!?]{0,30} (?:okumaya devam|tamamını oku|devamını oku)",
        # ru
        r"чтобы (?:продолжить чтение|дочитать|прочитать (?:\w+ )?(?:полностью|целиком|до "
        r"конца)|читать (?:дальше|далее|полностью|без ограничений)|получить полный доступ|"
        r"открыть)[^.!?]{0,60}(?:подпи[сш]|оплат|купи)",
        r"(?:оформите|оформи|купите|оплатите) подписку[^.!?]{0,40} (?:чтобы|"
        r"для) (?:читать|чтения|прочитать|дочитать|продолж|открыть|получить (?:полный )?доступ)",
        r"(?:материал|статья|текст|публикация|содержание|продолжение|полная версия|полный "
        r"текст)[^.!?]{0,25} (?:доступ\w+|открыт\w*)[^.!?]{0,20} (?:подписчик|по подписке|"
        r"платн|зарегистрированным подписчикам)",
        r"(?:только|эксклюзивно) (?:для )?(?:подписчик|платных подписчик)",
        r"подпишитесь[^.!?]{0,20} чтобы (?:читать|прочитать|дочитать|продолжить)",
        r"для чтения (?:полной|всей)[^.!?]{0,40}подпис",
        # uk
        r"щоб (?:продовжити читання|дочитати|прочитати (?:\w+ )?(?:повністю|до кінця)|читати "
        r"(?:далі|повністю|без обмежень)|отримати повний доступ|"
        r"відкрити)[^.!?]{0,60}(?:передплат|підпи[сш]|сплат|купі)",
        r"(?:оформіть|оформте|придбайте|купіть) (?:передплату|підписку)[^.!?]{0,40} (?:щоб|"
        r"для) (?:читати|читання|прочитати|дочитати|продовж|відкрити|отримати (?:повний )?доступ)",
        r"(?:матеріал|стаття|текст|публікація|продовження|повна версія|повний "
        r"текст)[^.!?]{0,25} (?:доступн\w+|відкрит\w*)[^.!?]{0,20} (?:передплатник|підписник|"
        r"за (?:передплатою|підпискою))",
        r"(?:лише|тільки) (?:для )?(?:передплатник|підписник)",
        r"(?:передплатіть|підпишіться)[^.!?]{0,20} щоб (?:читати|прочитати|дочитати|"
        r"продовжити)",
        # other
        r"(?:weiterlesen|jetzt lesen) (?:mit|im) [^.!?]{0,30}abo",
        r"nur für abonnenten",
        r"(?:article|contenu|suite)[^.!?]{0,20} réservée? (?:aux|à nos) abonnés",
        r"il vous reste [\d.,]+ ?%",
        r"(?:contenido|artículo) exclusivo para suscriptores",
        r"suscríbete para (?:seguir|continuar)",
        r"(?:contenuto|articolo) riservato (?:agli|ai nostri) abbonati",
        r"abbonati per continuare",
        r"(?:tylko|wyłącznie) dla (?:prenumeratorów|subskrybentów|abonentów)",
        r"この記事は(?:有料)?会員限定",
    ),
    "login_wall": (
        # en
        r"(?:log|sign) ?in (?:or (?:register|sign up|create an? (?:free )?account|subscribe) "
        r")?to (?:continue|(?:view|read|access|see) (?:the|this|more|full))",
        r"you (?:must|need to|have to) (?:be (?:logged|signed) in|log in|sign in)",
        r"(?:register|create (?:a|your) (?:free )?account|sign up)[^.!?]{0,20} to (?:continue|"
        r"keep reading|read|view)",
        r"(?:login|sign-?in) (?:is )?required",
        # tr
        r"(?:görmek|okumak|görüntülemek|devam etmek|erişmek) için[^.!?]{0,30} (?:giriş yap|"
        r"oturum aç|üye ol|üye girişi|kayıt ol)",
        r"giriş yapmanız gerek",
        r"oturum açmanız gerek",
        r"üye girişi yap",
        # ru
        r"(?:войдите|авторизуйтесь|зарегистрируйтесь)[^.!?]{0,40}(?:чтобы|для)",
        r"(?:чтобы|для) (?:просмотра|чтения|доступа|продолжения|прочитать|читать|продолжить|"
        r"увидеть)[^.!?]{0,60} (?:войдите|авториз|зарегистрир|необходимо войти)",
        r"доступ\w* только (?:для )?(?:зарегистрированн|авторизованн)",
        # uk
        r"(?:увійдіть|авторизуйтес\w|зареєструйтес\w)[^.!?]{0,40}(?:щоб|для)",
        r"(?:щоб|для) (?:перегляду|читання|доступу|продовження|прочитати|читати|продовжити|"
        r"побачити)[^.!?]{0,60} (?:увійдіть|авториз|зареєстр|необхідно увійти)",
        r"доступн\w* (?:лише|тільки) (?:для )?(?:зареєстрован|авторизован)",
        # other
        r"melden sie sich an, um",
        r"connectez-vous pour (?:continuer|lire)",
        r"inicia sesión para",
        r"zaloguj się,? (?:aby|żeby)",
    ),
    "consent_wall": (
        # en
        r"we(?:,| and)[^.]{0,60}(?:partners|vendors|third parties)[^.]{0,60}(?:store|use|"
        r"process|access|cookies|ask)",
        r"(?:we|site|website)[^.]{0,20} uses? (?:\w+ ){0,4}cookies",
        r"(?:by|when you) (?:click|select|tap|choos|agree|continu|"
        r"accept)\w*[^.]{0,60}(?:accept|agree|consent|cookies)",
        r"store and/?(?:or)? access information on (?:a|your) device",
        r"(?:withdraw|manage|change|give|revoke) your (?:consent|preferences|choices|privacy "
        r"settings)",
        r"your (?:personal data|privacy choices)",
        r"we value your privacy",
        r"we need your consent",
        r"(?:accept|reject|allow|decline|manage) (?:all )?(?:cookies|all\b)",
        r"legitimate interests?",
        r"personali[sz]ed (?:ads|advertising|content)[^.]{0,40} (?:measurement|audience|"
        r"content)",
        # tr
        r"(?:sitemizde|web sitemizde|sitede|sizlere)[^.]{0,60} çerez",
        r"çerez(?:ler)?(?:i|den)?[^.]{0,40}(?:kullanıyoruz|kullanılmaktadır|kullanmaktayız|"
        r"kabul e|reddet|tercih|izin ver)",
        r"(?:tümünü|hepsini|çerezleri) (?:kabul et|reddet)",
        r"kişisel veriler(?:iniz|inizi|inizin)",
        r"gizliliğiniz(?:e|i)? ",
        r"onayınızı",
        r"(?:açık )?rıza(?:nızı|nız)",
        r"(?:iş )?ortaklarımız",
        # ru
        r"(?:мы|сайт)[^.]{0,40} использу\w+[^.]{0,20}(?:cookie|куки)",
        r"(?:нажимая|нажав|продолжая)[^.]{0,80}(?:соглаша|согласие|принима)",
        r"(?:принять|отклонить|разрешить) (?:все|всё|cookie|файлы)",
        r"(?:обработк\w+|использовани\w+) (?:ваших |своих |файлов )(?:персональных данных|"
        r"cookie)",
        r"(?:дайте|дать|отозвать|нужно|необходимо) (?:ваше |сво[её] )?согласие",
        r"(?:мы и )?наши партн[её]ры",
        r"вашу конфиденциальность",
        # uk
        r"(?:ми|сайт)[^.]{0,40} використову\w+[^.]{0,20}(?:cookie|кукі)",
        r"(?:натискаючи|натиснувши|продовжуючи)[^.]{0,80}(?:погоджу|згод|прийма)",
        r"(?:прийняти|відхилити|дозволити) (?:всі|усі|все|усе|cookie|файли)",
        r"(?:обробк\w+|використанн\w+) (?:ваших |своїх |файлів )(?:персональних даних|cookie)",
        r"(?:дайте|дати|надати|відкликати|потрібна|необхідна) (?:вашу |свою |ваша )?згод",
        r"(?:ми та )?наші партнери",
        r"вашу конфіденційність",
        r"вашу приватність",
        # other
        r"alle(?:s)? akzeptieren",
        r"ihre einwilligung",
        r"unsere partner",
        r"tout accepter",
        r"nos partenaires",
        r"aceptar (?:todo|y continuar)",
        r"nuestros socios",
        r"accetta (?:tutto|e continua)",
        r"nasi partnerzy",
        r"zaakceptuj wszystkie",
    ),
    "geo_block": (
        # en
        r"(?:not|n't|no longer|un)[ -]?(?:currently )?(?:available|accessible)[^.]{0,40} "
        r"(?:in|from|to|for)[^.]{0,20} your (?:country|region|location|area|jurisdiction|"
        r"territory)",
        r"access(?:ing)? [^.]{0,60}from a country (?:belonging|in|within)",
        r"(?:not (?:currently )?available|unavailable)[^.]{0,60}(?:in (?:most|your) "
        r"(?:european|countr)|european (?:union|economic area)|to (?:visitors|readers|users) "
        r"(?:in|from|outside))",
        r"unavailable (?:due to|for) legal reasons",
        r"your (?:country|region|location) [^.]{0,30}(?:is )?(?:not supported|blocked|"
        r"restricted)",
        # tr
        r"(?:bulunduğunuz|yaşadığınız) (?:ülke|bölge|konum)\w*[^.]{0,50}(?:eriş|kullanıl|"
        r"görüntülen|izlen|mevcut)",
        r"bölgenizde (?:\w+ )?(?:kullanıl|mevcut|erişil|görüntülen)",
        r"ülkenizde[^.]{0,30} (?:erişil|kullanıl|görüntülen|mevcut)",
        r"bu (?:internet |web )?site\w*[^.]{0,120}eriş(?:im|ime) (?:engellen|kapat)",
        r"bu (?:siteye|sayfaya|içeriğe|adrese) erişim[^.]{0,80}engellen",
        # ru
        r"недоступ\w+ (?:в|на|для)[^.]{0,20} (?:ваш\w+ (?:регион|стран|территор)|территории "
        r"ваш)",
        r"доступ к (?:данному |этому |запрашиваемому |запрошенному |информационному "
        r"){0,2}(?:ресурсу|сайту|странице|материалу) (?:был |временно )?(?:ограничен|"
        r"заблокирован|закрыт)",
        r"(?:ваш\w+|данн\w+) (?:регион|стран)\w* [^.]{0,40}(?:недоступ|ограничен|заблокирован)",
        r"единый реестр (?:доменных|запрещ)",
        r"149-фз",
        r"заблокирован\w* по решению",
        # uk
        r"недоступн\w+ (?:у|в|для)[^.]{0,20} (?:ваш\w+ (?:регіон|країн|територ))",
        r"доступ до (?:цього |даного |запитуваного |інформаційного ){0,2}(?:ресурсу|сайту|"
        r"сторінки|матеріалу) (?:було |тимчасово )?(?:обмежено|заблоковано|закрито)",
        r"(?:ваш\w+) (?:регіон|країн)\w* [^.]{0,40}(?:недоступн|обмежен|заблокован)",
        # other
        r"in ihrem (?:land|gebiet)[^.]{0,20} nicht verfügbar",
        r"pas disponible dans votre (?:pays|région)",
        r"no (?:está )?disponible en su (?:país|región)",
        r"niedostępn\w+ w twoim (?:kraju|regionie)",
    ),
    "maintenance": (
        # en
        r"(?:site|website|page|service|we)(?: is| are|'re)?[^.]{0,40} (?:down for|"
        r"under(?:going)?|performing|carrying out) (?:\w+ ){0,2}maintenance",
        r"(?:we'?ll|we will) be (?:right )?back",
        r"(?:we|our|site|website)\b[^.]{0,60}(?:scheduled|planned|routine) maintenance",
        r"temporarily (?:unavailable|offline|down)[^.]{0,60}(?:maintenance|try again|back)",
        # tr
        r"(?:site(?:miz)?|sayfamız|hizmetimiz)[^.]{0,40} bakım",
        r"bakım (?:çalışması|çalışmaları)[^.]{0,40}(?:nedeniyle|yap|devam)",
        r"kısa (?:bir )?süre (?:sonra|içinde)[^.]{0,30} (?:hizmet|yayın|tekrar|burada|geri)",
        r"geçici (?:bir süre(?:liğine)? )?(?:olarak )?(?:hizmet dışı|hizmet ver|kapalı)",
        # ru
        r"(?:ведутся|проводятся|идут|проводим|связи с) (?:\w+ ){0,2}(?:техническ|"
        r"профилактическ|регламентн)\w+ работ",
        r"сайт (?:временно )?(?:недоступен|не работает|закрыт)",
        r"скоро верн[её]мся",
        r"сайт находится на (?:обслуживании|реконструкции|технич)",
        # uk
        r"(?:ведуться|проводяться|тривають|проводимо|зв.язку з) (?:\w+ ){0,2}(?:технічн|"
        r"профілактичн|регламентн)\w+ робот",
        r"сайт тимчасово (?:недоступний|не працює|закрит)",
        r"скоро повернемос",
        r"сайт (?:перебуває|знаходиться) на (?:обслуговуванні|реконструкції|технічн)",
        # other
        r"wartungsarbeiten (?:durch|nicht)",
        r"derzeit wartungsarbeiten",
        r"trwają prace techniczne",
    ),
    "parked_domain": (
        # en
        r"(?:this |the )?domain(?: name)?(?: [\w.-]{3,60})? (?:is|may be|has been|"
        r"was)[^.]{0,20} (?:for sale|parked|suspended|registered (?:with|by|at|through)|"
        r"expired|available for (?:purchase|sale))",
        r"(?:buy|get|acquire|inquire about|make an offer (?:on|for)) this domain",
        r"this account has been suspended",
        r"[\w-]{2,60}\.[a-z]{2,10} is (?:for sale|parked)",
        r"successfully installed and working",
        # tr
        r"(?:bu (?:alan adı|domain)|[\w-]{2,60}\.[a-z]{2,10} (?:alan adı|domaini))[^.]{0,40} "
        r"(?:satılık|park edil|süresi dol|tescil edil)",
        r"bu alan adını satın al",
        r"hesa(?:p|bı)[^.]{0,20} askıya alın",
        # ru
        r"(?:(?:этот|данный) домен|домен [\w-]{2,60}\.[\w-]{2,20})[^.]{0,60} (?:прода[её]тся|"
        r"припаркован|не прилинкован|не привязан|зарегистрирован|истек|выставлен)",
        r"срок (?:регистрации|действия) домена",
        r"купить (?:этот )?домен",
        r"домен (?:можно купить|выставлен)",
        # uk
        r"(?:(?:цей|даний) домен|домен [\w-]{2,60}\.[\w-]{2,20})[^.]{0,60} (?:продається|"
        r"припаркован|не прив.язан|зареєстрован|виставлен)",
        r"(?:термін|строк) (?:реєстрації|дії) домену",
        r"купити (?:цей )?домен",
        # other
        r"diese domain steht zum verkauf",
        r"domena jest (?:na sprzedaż|zaparkowana)",
    ),
    "javascript_wall": (
        # en
        r"(?:enable|turn on|allow|activate) (?:java ?script|js)\b",
        r"java ?script (?:is|must be|seems to be|appears to be|has been) (?:\w+ )?(?:disabled|"
        r"required|enabled|turned|off|needed|not)",
        r"(?:requires?|needs?|without) (?:\w+ ){0,2}java ?script",
        r"does(?:n't| not) work (?:properly )?without java ?script",
        r"browser does not support java ?script",
        # tr
        r"java ?script[^.]{0,20} (?:etkin|aktif|aç(?:ın|ık)|gerek|destekle|devre dışı|kapalı)",
        # ru
        r"(?:включите|включить|разрешите|активируйте)[^.]{0,30} java ?script",
        r"java ?script[^.]{0,20} (?:отключ|выключ|не поддерж|необходим|должен быть включ|"
        r"требу)",
        r"(?:нужен|необходим|требуется) java ?script",
        r"без java ?script",
        # uk
        r"(?:увімкніть|увімкнути|ввімкніть|дозвольте|активуйте)[^.]{0,30} java ?script",
        r"java ?script[^.]{0,20} (?:вимкн|відключ|не підтрим|необхідн|має бути|потріб)",
        r"(?:потрібен|необхідний) java ?script",
        r"без java ?script",
        # other
        r"(?:aktivieren sie|activez|activa|habilita|attiva|włącz)[^.]{0,20} java ?script",
    ),
}

TITLES = MappingProxyType({reason: _any(*words) for reason, words in _TITLES.items()})
"""For each reason, what such a page is called; for ``fullmatch``."""

PHRASES = MappingProxyType({reason: _any(*words) for reason, words in _PHRASES.items()})
"""For each reason, what such a page says; for ``search`` in one block of its text."""

AGREEING = _any(
    r"accept|agree|allow|continue|kabul|onayl|izin ver|принять|соглас|разреш|продолж|прийн|погодж",
    r"дозвол|akzept|zustimm|acept|accett|akcept|zgadzam",
)
"""What is pressed to consent."""

UNLESS = MappingProxyType(
    {
        "login_wall": _any(
            r"comment|repl(?:y|ies)|discuss|vote|yorum|oy kullan|коммент|ответ|обсужд|голос|оцени"
            r"|комент|відпов|обговор|kommentar|comentari|newsletter|bülten|рассылк|розсилк"
        ),
        "paywall": _any(
            r"newsletter|bülten|рассылк|розсилк|telegram|podcast|подкаст|(?:без|without|no) "
            r"(?:реклам|ads|advert)|ad-free|reklamsız"
        ),
    }
)
"""For a reason, what makes a block say something else: an account to comment,
a subscription to a newsletter
or for pages without advertisements."""

MARKS = (
    ("bot_check", "Cloudflare", ("_cf_chl_opt", "cf-browser-verification", "cf_captcha_kind")),
    ("bot_check", "Cloudflare", ("/cdn-cgi/styles/cf.errors.css", 'id="cf-error-details"')),
    ("bot_check", "DDoS-Guard", ("/.well-known/ddos-guard/", "check.ddos-guard.net")),
    ("bot_check", "Qrator", ("/__qrator/", "qrator_jsr")),
    ("bot_check", "Imperva", ("Incapsula incident", "_Incapsula_Resource?SWUDNSAI")),
    ("bot_check", "Imperva", ("_Incapsula_Resource?CWUDNSAI",)),
    ("bot_check", "Akamai", ("errors.edgesuite.net", "sec-if-cpt-container")),
    ("bot_check", "PerimeterX", ('id="px-captcha"', "captcha.px-cdn.net", "/whywasiblocked")),
    ("bot_check", "DataDome", ("captcha-delivery.com/c.js", "captcha-delivery.com/i.js")),
    ("bot_check", "DataDome", ("geo.captcha-delivery.com", "interstitial.captcha-delivery")),
    ("bot_check", "Yandex SmartCaptcha", ("/checkcaptcha?key=", "/captchapgrd", "CheckboxCaptcha")),
    ("bot_check", "AWS WAF", ("AwsWafIntegration.forceRefreshToken", "gokuProps")),
    ("bot_check", "Sucuri", ("sucuri_cloudproxy_js", "cdn.sucuri.net/sucuri-firewall-block")),
    ("bot_check", "StackPath", ("/sbbi/?sbbpg=",)),
    ("bot_check", "vDDoS", ("/vddosw3data.js",)),
    ("bot_check", "a cookie test", ("slowAES.decrypt",)),
    ("parked_domain", "a parking service", ("sedoparking.com", "parkingcrew.net", "bodis.com/")),
    ("parked_domain", "a parking service", ("parklogic.com", "afternic.com/forsale")),
    ("parked_domain", "a parking service", ("hugedomains.com/domain_profile", "parking.reg.ru")),
)
"""Reason, whose it is, and what stands in the source of such a page and in no ordinary one's.

Scripts that these services also add to ordinary pages (Cloudflare's ``/cdn-cgi/
challenge-platform/scripts``, Imperva's sensor, tags of PerimeterX, DataDome and AWS WAF) are
not here.
"""

REFUSALS = (
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "", "AWS WAF"),
    ("x-sucuri-block", "", "Sucuri"),
    ("x-dd-b", "", "DataDome"),
)
"""Header, the beginning of its value, and whose it is: sent with a bot check only."""

GUARDS = (
    ("ddos-guard", "DDoS-Guard"),
    ("qrator", "Qrator"),
    ("variti", "Variti"),
    ("akamaighost", "Akamai"),
)
"""The beginning of ``Server`` and whose it is: a 401, 403 or 429 from there is theirs."""
