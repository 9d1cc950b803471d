"""Given names and surnames in Latin letters, folded, by which persons not in the knowledge base
are told.

Facts taken from Faker's lists (MIT licence) for English, Turkish, German, French, Spanish,
Italian, Polish, Azerbaijani and other European languages, without those that are common English
words, places or months. Russian and Ukrainian names are pymorphy3's to tell.
"""

from __future__ import annotations

FIRST_NAMES = frozenset(
    """
aaden aaliyah aarav aaron abagail abb abbas abbi abbie abbigail abbott abby abdi abdiel abdirahman
abdis abdul abdulahat abdulbekir abdulcemal abdulgazi abdulhadi abdulkadir abdulkerim abdullah
abdullahi abdulmenaf abdulsamed abdulsemet abdurrahman abdurresit abe abel abelardo abid abie
abigail abigale abigayle abilio abiye abner abraham abram abril abuzar acar acarkan acey achille
achim achsah acie acikel acilay aclan acy ada adah adak adal adalbert adalberto adaline adalyn
adalynn adam adamaris adamo adams adan adasal adda addie addison addisyn addyson adel adela
adelaida adelaide adelard adelardo adelasia adelbert adele adelgunde adelheid adelia adelin
adelina adelinde adeline adell adella adelle adelmo adelyn adelynn adem aden adi adigun adil adila
adile adilene adin adina adison aditya adlai adlan adline adnan adolf adolfine adolfo adolph
adolphus adonis adora adoracion adrain adria adrian adriana adriane adrianna adrianne adriano
adriel adrien adriene adrienne adron adviye adyson aedan aenne afaq afer afet affie afife afil
afiq afton aga agahadi agakisi agamali agamusa agapito agasefa agata agatha agathe agaxan agbegim
agca aggie aglaia agmur agne agnes agness agneta agnieszka agnolo agnos agostino agripina agueda
agusta agustin agustina agustus ahat ahmad ahmed ahmet ahsen ahter aida aidan aideen aiden aidyn
aileen ailene aili ailis aime aimee aina ainara aine ainoa ainsley aisha aisling aislinn aitana
aitor aiyana aiyanna aja akalan akar akatay akay akbas akboga akcabay akcasu akcivan akdora
akdurmus ake akeelah akeem akgol akgunes akhmat akif akife akin akinal akira akise akkerman
akmaner akmaral akoz aksay aksogut aksoy aktemur akver akyildiz ala alaaddin alabezek alaeddin
alain alaina alan alana alanalp alani alanis alanna alannah alanzo alastair alattin alaya alayna
alaz alba alban albano alberico albert alberta albertha albertina albertine alberto albertus albin
albina albion albrecht alby alcan alcee alcide alcides alcie alda alden alderano aldo aldona aleah
alease alec alecia aleck aleen aleena alejandra alejandro alejo alek aleks aleksandar aleksander
aleksandr aleksandra aleksej aleksey alemsah alena alene aleodor alesha alesia alessandra
alessandro alessia alessio aleta aletha alethea alex alexa alexande alexander alexandr alexandra
alexandre alexandrea alexandria alexandrie alexandrina alexandro alexandros alexandru alexe alexei
alexej alexia alexina alexis alexus alexys alexzander alf alferd alfie alfio alfons alfonse
alfonso alfonzo alford alfred alfreda alfredo alger algernon algie algis algot ali alia aliabbas
aliana alice alicia alicja alida aliihsan alijah alin alina alis alisa aliseydi alisha alisik
alison alissa alisson alistair alistar alister alivia alix aliya aliyah aliye aliza alize alkor
alla allahverdi allan allana allean alleen allegra allen allena allene allie alline allison
allisson allyn allyson allyssa alma almast almaz almeda almedia almer almeta almina almira almon
almudena almus almut almuth almyra alois aloisia aloma alondra alonso alonza alonzo aloys aloysius
alparslan alpcan alpheus alphons alphonse alphonsine alphonso alphonsus alpin alpsu alsoy alston
alta altha althea altie altinbike altincicek altinisin altinkaya altogan alton altug alva alvah
alvan alvar alvaro alve alvena alver alvera alverda alverta alvia alvie alvin alvina alvira alvis
alvy alwilda alwin alwina alwine alyce alycia alys alysa alyse alysha alysia alyson alyssa alyssia
alyvia alzina ama amac amada amadeo amadeus amado amador amalia amalie amancio amanda amando amani
amara amare amari amarilis amarion amaris amaro amasa amaya ambar amber amberly ambers ambrose
ambrosio amedeo amedeu amelia amelie americo amerigo amey ami amiah amico amie amil amilcar amin
amina amir amira amirah amit amiya amiyah amleto amma ammie ammon amon amor amos amparo amre amy
amya amza ana anabel anabela anabella anabelle anacleto anahi anaida anais analia anamaria ananias
anar anargul anas anastacia anastacio anastasia anastasie anastasio anastasios anastazja anatol
anatole anatoli anatolie anatolij anatoly anaya anca ancel ancil ancuta anda anders anderson andic
andon andra andrada andrae andre andrea andreas andree andreea andrei andrej andres andrew andrey
andria andrian andrii andriy andrzej andy anemona aneta anett anette anfernee angel angela angele
angeles angelia angelica angelika angelina angeline angelino angelique angelita angella angelo
anghel anghelina angie angus anibal anica anice anie aniela anika anisoara anissa anita anitra
aniya aniyah anja anjali anjanette anjelica anka anke ann anna annabel annabell annabella
annabelle annak annaliese annalisa annalise annamae annamaria annamarie anne annedore annegret
annegrete annekatrin anneke annelene anneli annelie annelies anneliese annelise annelore annemarie
annemie annemijn anner annerose annett annetta annette anni annibale annica annice annie annika
annikki annis annita annmarie annunziata anny anona anouk ansaldo ansel anselm anselma anselmo
ansgar ansley anson ante antero anthoney anthony antim antione antionette antje anto antoaneta
antoin antoine antoinette anton antone antonela antonella antonello antonetta antonette antoni
antonia antonie antonietta antonina antonino antonio antonios antoniu antonius antony antwain
antwan antwon anunciacion anuta anwar anya aodhan aoibheann aoibhin aoibhinn aoife apaydin
apolinar apollo apollonia apolonia apostolos aqil ara arabella araceli aracely arah aral araminta
aran aranzazu arba arbie arcan arcelia archibald archie ardath ardelia ardell ardella ardelle
arden ardeth ardis ardith ardyce areli arely aretha argie argu ari ariadna arian ariana ariane
arianna arianne aribert aric arie ariel ariella arielle arietta arif arifcan arife arikol arina
aripinar arisoy aristide aristides aristita arjun arkadiusz arkady arkie arkut arla arlan arland
arleen arlen arlena arlene arleth arletta arley arlie arlin arline arlington arlis arlo arly arlyn
arlyne armahan arman armand armando armani armida armin arminda arminta armond armstead arnaldo
arnaude arnav arnd arndt arne arnett arnetta arnfried arnie arnim arno arnold arnoldo arnulf
arnulfo aroa aron arpag arra arran arrie arron arsenie arsenio arta artan artelia artem artemio
artemisa arther arthor arthur artie artis artur arturo artyom aru arvel arvid arvil arvilla arvin
arvo aryan aryana aryanna arziye arzu asa asafe asalet asberry asbury asdrubal ase asef asha ashan
ashanti ashby ashely asher ashlea ashlee ashleigh ashlene ashley ashli ashlie ashling ashly ashlyn
ashlynn ashton ashtyn asif asile asim asiman asir aslan aslanhan asli asliye ason assar assunta
asta aston astrid asu asuncion atabala atagun atalay atamoglan atanur atasagun atatore atena
atenulf atgun atha athanasios athena atilgan atilhan atilio atiyye atnan atticus attie attila
attilio aubra aubree aubrey aubrie audie audley audra audrey audriana audrianna audrina audry audy
augusta auguste augustin augustina augustine augusto augustus aurea aurel aurelia aurelian
aureliana aureliano aurelie aurelio aurica aurilla aurora aurore aurthur austen auston austyn
auther authur autry ava avah averi averie avery avie avis avon avram avsin avunc axel axenia
axinte aya ayaan ayan ayana ayanna ayasun ayaydin aybeniz aybet aybora aycagul aycan aycicek aydan
aydar ayden aydin aydinbey aydinc ayduru ayesha aygonenc aygul aygun aygutalp ayhan aykut aykutalp
ayla ayleen aylil aylin aylla aynilhayat aynimah aynur aynure ayoub aypar aysan ayse ayseana aysel
aysema aysenur aysevim aysoy aysu aysuna aytac aytek aytekin ayten aytoz aytuna ayulker ayvas
ayyaruk azad azade azahar azahara azalee azaria azariah azeglio azeneth azer azettin aziz azize
azra azucena azul azzie baba babett babette babyboy baccio badegul bagdas bagdat bahaddin bahadir
bahar bahittin bahtinur bailee bailey bailie baki balatekin balaxanim balca baldassare baldomero
balduino baldur baldwin bali ballard balli baltas baltasar balthasar bama bambi banel banu baptist
barak barbara barbel barbie barbra barbro barbu baris bariscan barnard barnett barney barnie
barrett barrie barron barry barsen bart bartek bartholomaus bartholomew bartley bartolome
bartolomeo bartolomeu barton bas basak basarab basay bascom bashan basil basilio basim basok
basriye bastiaan bastian batirhan batuhan baturay baudelio bautista baxter bayard baydu baykan
baylee baylie bayman bayram bayruhan baytal bayzettin bea beadie beata beate beatrice beatrix
beatriz beau beaulah bebe beckett beckham beckie becky beda bedford bedi bediriye bedri beecher
begim begona behbud behiza behlul behram behrem behruz bekbay bekir bektasi bela belen belgin
belgizar belia belinda belkize bella belle bellisan belton belva ben bena benard benedetto
benedict benedikt benek bengi bengibay bengt beniamin benice benicio benigna benigno benita benito
benjaman benjamen benjamim benjamin benjamine benji benjiman benjman benn bennett bennie benno
benny benoit benol benone benovse benson bente benthe bentley bento benton benvenuto beppe berat
beray berdie beren berend berenice bergen berit beriye berkal berkay berki berkley berksay berna
bernabe bernadette bernadine bernard bernarda bernardine bernardino bernardita bernardo bernd
berndt berneice bernetta bernfried bernhard bernhardine bernice bernie berniece bernita bernt
bernward berran berrin bert berta bertha berthold bertie bertil bertina berto bertold berton
bertram bertrand beryl besey besin besir bess besse bessie beste beth betha bethan bethann bethany
bethel bethzy betina betsey betsy bette betti bettie bettina betty bettye bettyjane bettylou betul
beula beulah bev beverlee beverley beverly beyda beyhatun beyler beyonce beyzade bezek biagio
bianca bianka bibi bibiana bican bidayet biddie bienvenida bilal bilay bilender bilge bilgen
bilginur bilgutay bilkay bill billie billy billye biltas bina binali binay binbasar binisik birben
birdella birdie birger birgid birgit birgitt birgitta birgul birsan birsen birt birte birtha
birthe birtie bisar bitul bjarne bjorn blain blaine blair blaise blake blanaid blanca blanchard
blanche blanchie blanduzia blane blanka blas blazej bluford boaz bob bobbi bobbie bobby bobbye
bodil bodo boel bogatimur bogdan bogdana bohdan bohdana bolden bonifacio bonita bonnie bonny
booker boone bora borahan boratas boris borja borje bortecin borys bose bowman boyce boyd boynak
boysie bozbag bozena bozerk boztas brad braden bradford bradley bradly bradut brady bradyn braeden
braedon braelyn braiden bram brandan brande brandee branden brandi brandie brandin brandon brandt
brandusa brandyn branka branko brannon branson brant brantley braulio braxton brayan brayden
braydon braylen braylon brea breana breandan breann breanna breanne bree brenda brendan brenden
brendon brenna brennan brennen brennon breno brent brenton breonna bret brett bria brian briana
brianda brianna brianne brice bridger bridget bridgett bridgette brielle brien brigette brigid
brigida brigitta brigitte briley brilyant brinda brinley brion brionna brisa bristol brit brita
britany britney britni britny britt britta brittaney brittani brittanie brittany brittnay brittnee
brittney brittni brittnie brittny britton brock broderick brodie brody brogan bronach bronagh
bronson brooke brooklynn bror bruce bruna brunhild brunhilde bruni brunilda bruno bryan bryana
bryanna bryant bryce brycen brylee bryn brynlee brynn bryon bryony bryson bryton buck bucur bud
budd buddie buel buelah buell buena buenaventura buffy buford buget buhari bula bulah bulent
bulunc buna bunyamun burak burakhan burc burcin burckhard burcu burcuhan burdette buren bureyre
burgess burghard burhan burk burkard burke burkhard burkhardt burl burleigh burley burnell burnett
burney burnice burnie burrel burrell burt burton busra busranur buster butch buyrukhan bynum byrd
byrdie byron cabbar cabir cacilia cacilie cade caden cael caesar caga cagatay cagdan cagla caglar
caglasin cagveren cahal cahan cahangir cahir caiden cailin cailum cailyn cain caio caitlin caitlyn
caitlynn caitriona caius cajsa cakar cakirca cal calcedonio caldonia cale caleb calebe caleigh
calhoun cali calim calin calista calisto calixta calixto calla callan calleigh callie callum
calogero calti calum calvin cambria camelia cameron cami camil camila camilla camille camillo
camilo camisha cammie camok campbell camren camron camryn can canan canberk candace candela
candelaria candelario candelas candeniz candi candice candida candido candis candyce canfeza
cangur cannie cannur canseven cansin cansu cantemir cantez canur caoilfhionn caoimhe caoimhin
caolain caolan caomhan capitola capkan cappie capucine cara caragh caren carey cari caridad carie
carin carina carisa carissa carl carla carlee carleen carleigh carlene carleton carley carli
carlie carlijn carlisle carlito carlo carlos carlota carlotta carlton carly carlyle carlyn carma
carmel carmela carmelita carmella carmelo carmen carmina carmine carnell caro carol carola
carolann carole carolee carolin caroline carolyn carolyne carolynn caron carra carri carrie carrol
carroll carsen carson carsten carter cary caryl caryn cas casandra casemiro casen casey casian
casiana casie casimer casimir casimiro cason casper cass cassandra cassidy cassie cassius
cassondra caswell catalin catalina catarina caterina cathal catharina catharine catherine cathern
cathey cathi cathie cathleen cathrin cathrine cathryn cathy catina catinca cato catrin catrina
catrinel catriona caua caue cavad cavid cavit cavuldur cayden caydence cayetana cayetano cayla
caylee cazimir ceara ceasar cebesoy cebrian cecelia cecil cecile cecilia cecilio cecily cedide
cedric cedrick cedrin ceferino ceil celal celem celena celesta celeste celestia celestina
celestine celestino celia celie celikkan celikyurek celil celilay celina celine celso cem cemal
cemale cemalettin cemil cemile cemiyle cena cenan cengiz centa ceola cephus cerasela cerci cercis
ceren cesar cesare cetin cetinsu cevale cevdet cevheri cevikoz cevregul ceyhun ceyhune ceyla
ceylin ceylon ceyran cezar cezara cezary cezayir chace chad chadd chadrick chadwick chaim chaka
chalmer chalmers chana chancey chancy chanda chandler chandra chanel chanelle chaney chanie
channie channing chantal chante chantel chantelle charis charissa charisse charla charle charlee
charleen charlene charles charley charlie charline charlize charlott charlotta charlotte
charlottie charls charlsie charlton charly charmaine charo charolette chas chase chasity chauncey
chauncy chaya chaz che chelo chelsey chelsi chelsie chelsy chema cher cherelle cheri cherie
cherilyn cherise cherith cherrelle cherri cherrie cherryl cheryl cheryle cheryll chesley chessie
chestina chet cheyanne chiara chimere chiquita chita chloe chloie chris chrissie chrissy christa
christal christeen christel christelle christena christene christer christi christiana christiane
christie christin christina christine christion christl christof christofer christoffer christop
christoper christoph christophe christopher christos christy chrystal chucho chuck chus chuy chyna
chynna cianan ciara ciaran ciarra ciarrai cicek cicely cicero cidal cielo ciera cierra cihan
cihandide ciji cilga cilla cilli cillian cilly cimnaz cinare cinda cindi cindoruk cindy cinerk
cingiz cinthia cintia ciprian cipriana cipriano ciriaco cirillo cirino ciro cisem citlali citlalli
civgin claas clabe claes claiborne clair claire clara clarabelle clarance clare clarence claribel
clarice clarinda clarine clarisa clarissa clark clarke clarnce clas classie claud claude claudette
claudia claudie claudine claudio claudiu claudius claus clay clayton clearence cleda clelia clell
clella clem clemence clemens clement clemente clementina clementine clemie clemma clemmie clemon
cleo cleola cleon cleone cleopatra cleora cleta cleto cletus cleva cleve clevie clide cliff
cliffie clifford clifton climaco clint clinton cliodhna cliona clive clodagh cloe clora clotilda
clotilde clovis cloyd clyda clyde clydie clytie coby codey codi codie codin codrin codrina codrut
codruta cody coen cogay cohen cokan colbert colby cole coleen coleman coleton coletta colette
coley colie colin colleen collette collier collin collins collis colm colpan colten colter colton
coluccio colum columbia columbus colvin conal conall conan conard concepcion concetta concha
conchur conley conn conner connie connor conny conor conrad conrado constance constanta constantin
constantina constantine constanza constanze consuela consuelo contina conway coolidge cooper copur
cora coraima coralia coralie corbett corbin corda cordaro cordelia cordell cordella cordero cordia
cordie cordula corean corene coretta corey cori corie corina corine corinna corinne coriolano
corliss cormac cornel cornelia cornelio cornelious cornelis corneliu cornelius cornell cornie
corona corrado corrie corrina corrine corry cortez cortney corvin corwin cory cosima cosimo coskun
cosme cosmin cosmina cosmo cosqun costache costantino costanzo costel costin coty courteney
courtland courtney craig crawford crenguta creola crescencia cressie crete crin crina cris crissie
crissy crista cristal cristea cristen cristi cristian cristin cristina cristine cristobal
cristofer cristofor cristopher cristy crockett cruz crysta crystal cuheyna cullen cuman cumsud
cuneyit curley curro curt curtis curtiss custodia custodio cydney cyndi cyntha cynthia cyprian
cyril cyrus czeslaw daan dabney dacian daciana dadas dafina dafne dag dagistan dagmar dagmara
dagny dagobert dahlia daiana daija daijah daire dairine daisey daisha daisie daisy daisye daja
dajana dakoda dakotah dalan dale dalia dalila dalkilic dallin dalton dalvin damarcus damari
damarion damaris dameon damian damiano damien damion damlanur damon damond dan dana danae dandre
dane daneen danelle danette dangelo dani dania danial danica daniel daniela daniele daniella
danielle daniil danika danil danilo danique danis danita dann danna dannie danniel dannielle danny
dante danuta danyel danyell danyelle danylo daphne daquan dara darby darci darcie darcy darell
daren daria darian dariana darien darin dario darion darius dariusz darko darl darla darleen
darlene darline darlyne darnell darold daron darragh darrel darrell darren darrian darrick darrien
darrin darrion darrius darron darry darryl darryle darryll darryn darvin darwin darwyn darya daryl
daryle daryn dashawn dasia daulton daunte davante dave davey davi davian david davie davin davina
davion davis davon davonta davonte davy dawid dawn dawna dawne dawson dax daxton dayami dayana
dayanara dayar dayle dayna dayne dayse dayton deaglan dean deana deandra deandre deane deangelo
deann deanna deanne deante dearbhail dearbhaile dearbhla deasia deb debbi debbie debbra debby
debera debi debora deborah deborrah debra debrah debroah decebal declan dedra dedric dedrick dee
deeann deedee deegan deena deetta deforest deger degmeer deha deidra deidre deion deirbhile
deirdre deja dejah dejon dejuan delaney delano delbert delcie delfina delfino delia deliah delil
delila delilah delina delinda delisa dell della dellar delle dellia dellie delma delmar delmas
delmer delmus delois delora delores deloris delos delpha delphia delphin delphine delsie delton
delvin delwin dema demarco demarcus demario demarion demetra demetri demetria demetric demetrio
demetrios demetrius demi demian demirbuken demiriz demirok demiryurek demond demonte dempsey dena
deneen denese denice denine denis denisa denise denisha denisse denita deniz denizalp denkel
dennie dennis denny denton denys denzel denzell denzil deon deondre deonta deontae deonte dequan
derald dereck derek dereon deric derick derik derkay derl dermot deron derrek derrell dervla
derwin derya deryanur deryl desean deshaun deshawn desi desiderio desirae desiree desmond despina
dessa dessie destany destin destinee destiney destini destry detlef detlev devan devante devaughn
deven devin deviner devlet devonta devontae devonte devyn deward dewayne dewey dewi dewitt dex
dexter deyanira dezzie diallo dian diana diandra diane diann dianna dianne diarmuid dicie dick
dickie dicy dida didem didina diedrich diego dierk dieter diethard diethelm diether dietlind
dietlinde dietmar dietrich dijon diken dilan dilara dilare dilaver dilcan dilder dilek dilfeza
dilhus dillan dillard dillie dillion dillon dilsad dilsat dilsitan dimas dimitri dimitrina
dimitrios dina dinah dincer dinckol dincsu dink dino dinu diogo dion dione dionicio dionigi
dionisia dionisio dionne dionte dirican dirk dirlik ditmar dittmar divan dixie dixon diya djuana
djuna dmitri dmitry dmytro doc dochia docia dogan doganalp dogannur dogansah doguhan doina dola
dolensoy dollie dolly dollye dolores doloris dolph dolphus dolun dom domenic domenica domenick
domenico domhnall dominga domingo dominic dominick dominik dominique dominque domitila domnica
domonique don dona donaciano donal donald donat donata donatella donatello donato donavan donavon
dondre donell doner donia donie donita donmez donn donna donnell donnie donny donovan donta dontae
donte dora dorathea dorathy dorcas doreen dorel dorene doretha doretta dori dorian doriana dorin
dorina dorinda dorine dorinel doris dorit dorita dorla dorle dorli dorman dorota dorotea dorotha
dorothe dorothea dorothee dorothy dorr dorris dorsey dorte dortha dorthe dorthea dorthey dorthy
doru dorukhan dosha doshia doshie dosia doss dossie dottie dotty doug douglas douglass dovie dow
doyle dozier draga dragan dragica drago dragos drake draven drema drew drucilla drury drusilla
duane duard ducu dudley duha duilio dulce dulcie dumitra dumitrana dumitru duncan dundaralp dunja
dunya dunyamali duracan durante durdali durdane durell durgadin durmusali durna durnise durrell
durrusehvar dursadiye dursun duruk duruoz durward durwood dusan dustan dustin dustyn duuk duwayne
duyguhan dwain dwaine dwan dwane dwayne dwight dwyane dyan dylan dylano dyllan dylon eadaoin eamon
eamonn ean earl earle earlean earlene earley earlie earline earnestine eartha easton eathel eba
ebba ebbe ebbie ebdul eben ebenezer eber eberhard eberhardt ebert eboni ebru ebuakil ecaterina ece
ecebnaz ecegul ecemis eckard eckart eckehard eckhard eckhardt eckhart ecrin eda edalet edaviye edd
edda eddie edel edelbert edelgard edelmira edelmiro edeltraud edeltraut edeltrud eden edgar
edgardo edgubay edibe edie edison edith editha edla edmon edmond edmonia edmund edmundo edna ednah
edoardo edouard edra edrie edris edsel edson edu eduard eduarda eduardo edvard edvin edw edward
edwardo edwin edwina edyth edythe efe effa effie efil efkan eflatun efrain efrem efren efser
eftimia eftimie egbert ege egenur eggert egon egor ehed ehliman ehmed ehrenfried ehrentraud
ehrhard eileen eilis eilish eimear eimer eimhear einar eino eira eitel eithel eivor ejder
ekaterina ekber ekkehard ekkehart ekmel ekrem ela eladio elaina elaine elam elamiye elana elariz
elayne elba elbert elberta elbridge elby elcin elda eldar elden eldeniz eldon eldora eldred
eldridge eleanor eleanora eleanore elease electa elekber elena eleni elenor elenora elenore
eleonor eleonora eleonore elesger eleuterio elex elfi elfie elfreda elfrieda elfriede elgie elgin
elgun elhan eli elia elian eliana elianna elias elick elida elie eliekrem eliezer elif elifnur
eliga eligah elige eligia eligio elihu elijah elin elina eline elinor elinore eliot elis elisa
elisabet elisabeta elisabeth elisaveta elise eliseo elisha elissa eliza elizabet elizabeth elizah
elizaveta elizbeth elize elizebeth elke ell ella elladio ellamae ellar elle ellen eller ellery
elli elliana ellie ellinor elliot elliott ellis ellison ellsworth ellwood elly ellyn elma elman
elmar elmeddin elmer elmidar elmina elmir elmira elmire elmo elmore elmyra elna elnare elnora
elnur elnure eloa eloah elodia elodie elof elois eloisa eloise elon elonzo elouise elove eloy
elpidio elroy elsa elsad elsbeth elsen elsever elsie elsworth elsy elta elton elturan elva elvan
elvera elvia elvie elvin elvina elvira elvis elvy elwanda elwin elwira elwood elwyn elxan ely
elyse elyssa elza elzada elzbieta elzie elzy ema emal emaline emanoil emanuel emanuela emanuella
emanuelly emanuil emelia emelie emelina emeline emely emer emerson emery emett emigdio emil emile
emilee emilia emilian emiliana emiliano emilie emilio emilly emily emin emine emir emirsan emis
emma emmalee emmaline emmanuel emmanuelle emmer emmerich emmet emmett emmi emmie emmit emmitt
emmons emmy emogene emory emperatriz emrah emre emrullah emry ena enar encarna encarnacion
encarnita enda enes enfes engelbert engin enginiz engla enid ennio ennis enno enoch enola enos
enrico enrique enriqueta ensari entiqe enver enya enzio enzo eoghan eoin eola ephraim ephram
ephriam epifanio eppie epsie eral eraldo erasmo erasmus erastus eraycan erbay erbil erby ercan
ercihan erdal erdem erdemer erdibay erdmute erdogan erdursun erem eremia erenalp erensoy ergener
erginel ergonul ergul ergun erhard erhardt eric erica erich erick ericka erie erik erika erin
erincer eris erkan erkilic erkinel erksoy erla erland erle erlene erlinda erline erling erma
ermanno ermenegildo ermes ermina ermine ermutlu erna ernest ernestina ernestine ernesto ernie
ernst erogul erol eroz errol ersat ersec ersel ersin ertan erten ertogrul ertugrul ertun ertuncay
ervaniye ervin erving erwin eryildiz eryk erykah eryn esau esco esenbay esengun esenturk esequiel
esger esila esim esker eskil eskinalp esley esmanperi esmee esmer esmeralda esmira esna esperanza
espiridion esra esref essa essex essie esta esteban estefani estefania estefany estel estela
estell estella estelle ester estera estes estevan esther estie estill eston estrella etelvina etha
ethan ethel ethelbert ethelene ethelyn ethen ethie ethyl ethyle etibar etienne etiqad etna etta
etter ettie ettore euan eudora eufemia eufrosina eugen eugene eugenia eugenie eugenio eula eulah
eulalia eulalie euna eunan eunice euphemia eura eusebia eusebio eusebiu eustace eustaquio eustatiu
eutimio eutropio eva evald evalena evaline evalyn evamaria evan evander evangelia evangelina
evangeline evangelista evangelos evanghelina evans evaristo evcimen evde eve evelena evelia
evelien evelin evelina eveline evelyn evelyne evelynn everet everett everette evert evertt evette
evgenia evgeny evi evia evie evita evon evonne evrim evrimer evy ewa ewald ewan ewart ewelina
ewell ewin ewing exa exie eyyub eyyup ezekiel ezell ezequiel ezgin ezgutekin ezio ezra ezzard faas
fabia fabian fabiana fabienne fabio fabiola fabricio fabrizia fabrizio fadila fadile fadime fae
fahrettin fahrullah fainche faiq faith faize falk falko fallon falon fami famil famile fannie
fanny fannye farah fariz faron farrah farrell farris faruk fatigul fatih fatihe fatima fatime
fatinur fatma fatmanur faustino fausto fay faye fayette fayize fazil fazul feargal fearghal febe
fedde fedele feden federica federico federigo fedor fehim fehmi fehmin fehmiye felecia felice
felicia feliciana feliciano felicidad felicie felicitas felicity felipa felipe felisa felisha
felix felizitas felton fem femke fenna fenne fenni fenton ferahdiba ferahim ferat feraye ferd
ferda ferdi ferdinand ferdinando feremez ferenc fergal fergus ferhad ferhan ferid feride feridun
ferihan ferinaz ferit ferman fermin fermuta fernand fernanda fernando ferne ferqane ferrell ferris
ferrux fersan feryas ferzi festus fetullah fexreddin fexri fexriyye feyha feyruz feyyaz feyzin
feza fezail fiamma fidan fidaye fidel fidela fidelia fidencio fien fiene fikret fildan filip
filippa filippo filit filiz filofteia filomena fimar finbar finis finley finn finnegan fintan
fiodor fiona fionntan fionnuala fiorenzo fiorino firat firdevis firdovsi firengiz firman firudin
firuze fitnat fito fitzgerald fitzhugh fizze flavia flavio flaviu fleda fleeta flem fleming fleta
fletcher fleur flo floare floarea flonnie floortje flor florance florea florencia florencio
florene florenta florentin florentina florentine florentino floretta florian floriana florica
florida florie florin florina florinda florine floris florrie flossie floy floyd foch folke folker
folkert fonda forrest fortunata fortunato foy fran franca frances francesca francesco francies
francina francine francis francisc francisca francisco francisquita franciszek franck franco
francois francoise franjo frank franka frankie franklin franklyn frans franz franziska frauke
frazer frazier fred freda freddie freddy frederic frederica frederick fredericka frederik
frederike frederique fredi fredie fredo fredric fredrick fredrik fredrika fredy freeda freeman
freia freida freja fremont freya frida fridolin frieda friedbert friedemann frieder friedericke
friederike friedhelm friedhilde friedhold friedl friedlinde friedo friedrich frithjof fritz frona
fronia fronie fronnie frusina fryderyk fuad fugen fulgencio fulton fulvio fumiko furman fuzuli
fyodor gabe gabel gabi gabino gabor gabriel gabriela gabriele gabriella gabrielle gabrielly gaby
gael gaetano gaige gail gaines gaither gaja galasso galen galilea galina galip galo gamze ganim
ganiye ganna gannon gardner gareth garett garey garfield garner garnett garold garrett garrick
garry garth garvin gary gaspar gaspare gasper gaston gastone gaven gavin gavyn gaye gayla gayle
gaylen gaylene gaylon gaylord gaynell gazel geanina gearld gearldine geary gebhard geert gelengul
gelsomina gelu gema gemma gena genaro gencaslan gencay gene geneva genevieve genevra gennady
gennaro gennie geno genoveva gentiana geo geoff geoffrey georg georganna george georgeann
georgeanna georgel georgene georges georgeta georgetta georgette georgian georgiana georgiann
georgianna georgie georgina georgine georgios geovanni gerald geraldine geraldo geralyn gerard
gerardo geray gerd gerda gerdi gereon gerfried gerhard gerhardt gerhart gerhild geri gerlind
gerlinde germaine germana gernot gero gerold gerolf geronimo gerri gerrit gerry gert gerta gertha
gerti gertie gertraud gertraude gertraut gertrud gertrude gertrudis gervasio gerwin gesa gesche
gesine geta geza ghenadie gheorghe gheorghita gherghina ghita gia giacinto giacobbe giacomo giada
giampaolo giampiero gian giana giancarlo gianfrancesco gianfranco gianina gianluca gianluigi
gianmarco gianna gianni gianpaolo gianpietro gibson gica gicu gideon gidget giel giesela gifford
gigi gijs gil gilbert gilberto gilda giles gilford gilles gillian gillie gillis gilman gilmer
gilmore gina ginny gino ginyas gioacchino gioachino gioele gioffre gionata giorgia giorgian
giorgiana giorgio giosue giovani giovanna giovanni giovanny girolamo girtha gisa gisbert gisela
gisele giselle gislinde gisselle gitta gitte giulia giuliana giuliano giulietta giulio giuseppe
giuseppina giustino giz gizem gladis gladstone gladyce gladys glauco gleb glen glenda glendon
glendora glenn glenna glennie glennis glenwood glinda gloria glover glynda glynis glynn godfrey
godofredo goebel goffredo gok gokay gokbudun gokce gokcebalan gokcil goken gokhan goknur gokperi
goksev gokten golda goldia goldie goli goncafer gonen gonul gonzalo goran gordana gorden gordon
gorgunay gorklu gorsev gosta gote gottfrid gottfried gotthard gotthilf gotthold gottlieb gottlob
gotz goyo gozel gozem grace gracelyn gracia graciana graciano gracie graciela grady graeme grafton
graham grainne grant granville gratian gratiana gratiela grayce graydon grayling grayson graziano
graziella grazyna greca grecia greco greene greg greger gregg greggory gregoire gregor gregoria
gregorian gregorio gregory greta gretchen grete gretel gretl gretta greyson griffin griffith
grigore grigory grisel griselda grover grzegorz guadalupe guarino gucal gucluer gucyeter gudrun
gudula guenter guenther guglielmo guido guilford guilherme guillaume guillermo guiomar guiseppe
gul gulaga gulare gulay gulbala gulbani gulbeyan gulbiye gulce gulcegun gulcin gulcohre guldam
gulder guldunya gulegen gulel gulenay guler gulev gulfari gulfeza gulgen gulguzel gulhisar gulinaz
gulkadin guller gulluhan gulmira gulmisal gulnar gulnare gulnaz gulnaziye gulnur gulozge gulper
gulsa gulsahin gulsalin gulselin gulsen gulseref gulseren gulsevil gulsiye gulsu gulsum gultac
gultekin gulten gulter gulus gulustan gulxar gulzadiye gulzar gumustekin gunar gunay gunaydin
gunborg gunda gundel gunden gundi gundolf gundula gunduz gunduzalp gunebakan guneri gungordu
gungoren gunhild gunilla gunkurt gunnar gunnel gunsel gunsen gunser gunter gunther guntram gunver
gunvor gurarda gurcuye gurelcem gurkan gurney gursal gurten gus guss gussie gusta gustaf gustav
gustave gustavo gustavus gustaw gusti gustie guthrie guus guusje guven guvercin guy guzey gwen
gwenda gwendolyn gwyn gwyneth habibe habil hacer haciali hacibey hacile hadassa hadassah haden
hadley hadrey hafiz hafiza hagen haiden hailee hailey hailie hajo hakan hakeem hakikat hakim hal
halbert haleigh halenur haley hali halidun halie halil halina halit haliye halle halley hallie
halsey haluk halyna hami hamid hamilton hamish hamiyet hamp hampton hampus hamza hana hanbiken
hanedan hanife hanim hank hanna hannah hannchen hanne hannele hannelore hannes hanni hanno hanns
hanny hans hansel hansford hansgeorg hansjoachim hansjorg hansjurgen hanson hanspeter hansultan
haralamb haralambie harald harbinaz hardie hardin harding hariz harl harlan harland harlen harlene
harley harlie harlon harlow harman harmon harold haroldo harper harrell harri harrie harriet
harriett harriette harris harrison harro harrold harry hartley hartmut hartmuth hartwell hartwig
haruko harun harve harvey harvie harvy hasan hasbek hasel hasgul haskell hasret hassan hassie
hasso hatem hatice hatin hattie havali havse hayali haydar haydee hayden hayel hayes haylee
hayleigh hayley haylie hayret hayrunnisa hayward haywood hazel hazelle hazen hazine hazle hazrat
heather heber hebert hecer heci hector hedda hedi hedvig hedwig hedy heide heidelinde heidelore
heidemarie heiderose heidi heidrun heidy heike heiko heimo heiner heinfried heini heino heinrich
heinz heitor hekime hekmet helaine helen helena helene helfried helga helge heliodoro hella hellen
hellena hellmut hellmuth helma helmar helmer helmtrud helmut helmuth heloisa helyn hemid henderson
hendrik henery henife henner henni hennie henning henny henretta henri henric henrieta henrietta
henriette henrik henrike henrique henry henryk heracleea heraclio herb herbert herberto heribert
heriberto herlinda herlinde herma herman hermann hermenegildo hermina hermine herminia herminio
hermon hernan hernando herrmann herschel hershel hershell herta hertha hervey herwig hesen
hesenaga hessie hester hettie hetty heva heydar heyder heyvetullah heyward hezekiah hezi hezniye
hezzie hicran hicsonmez hidayet hidde hideo hidir hifzullah hikmet hilah hilal hilario hilary
hilayda hilbert hilda hildburg hilde hildegard hildegarde hildegart hildegund hildegunde hilding
hildred hildur hillard hillary hillery hillevi hilliard hilma hilmar hilmer hilmi hilton hiltraud
hiltrud hindal hinet hinrich hipolito hiram hiroshi hjalmar hjalmer hjordis hobart hobert hobson
hoke hokume holden holger holli hollie hollis holly holm holmes homer honora honore hoover hope
horace horacio horatio horatiu horea horia horst hortencia hortense hortensia horton hosea hosie
hoskadem hosteen howard howell hoy hoyt hryhorii hryhoriy huban hubbard hubert hubertine hubertus
huda hudavent huey hugh hughes hughey hughie hugo hugues hukumdar hulda huldah hulusi hulya
humberto humbet humeyra humphrey hunalp hunter hurbert hurdogan hurican hurley hurmet hurside
huruyet huryasar huseyin huseyn huseynqulu husmen husniyye husnuhal hussein huston huy huzuri
hyman hymen hyrum iacob iain ian iancu ianis iasmina iban ibis ibrahim ica icey icie icimbike ida
idabelle idamae ide idell idella idik idiris idun ieremia iesha ieshia ignacia ignacio ignacy
ignatius ignatz ignaz ignazio igor ihor ihsan ike iker ikiz iklim ila ilah ilahe ilalmis ilaria
ilarie ilarion ilbek ilda ildefonso ildem ildes ildiko ildiz ileana ilene ilgi ilham ilhame ilhan
iliana ilias ilie ilija ilim ilinca ilja ilka ilkane ilkbahar ilker ilkim ilkin ilklima illa illya
ilma ilmafer ilnare ilo ilona ilonka ilper ilqar ilqare ilse ilsu ilteris ilya ilyas ima imam
imani imanol imelda imge imke immanuel immo imo imogene imran imre imren imrihan ina inancli inare
inaya inayet incifir indiana indy inell ines inez inga ingalill ingbert inge ingeborg ingeburg
ingegard ingegerd ingela ingelore ingemar inger ingetraud ingetraut ingmar ingo ingolf ingram
ingrid ingried ingvar inigo inka inken inmaculada inna inocencio inocentiu inqilab insa insaf
intihap intiqam intizar ioan ioana ioanina ioannis iola iolanda ion iona ione ionel ionela ionelia
ionica ionut iosefina iosif ippazio ira irade irem irena irene irfan iridenta iridian irina irine
irinel iris irl irma irmela irmengard irmgard irmhild irmi irmingard irmtraud irmtraut irmtrud
irva irven irvin irvine irving irwin iryna isa isaac isaak isabel isabela isabell isabella
isabelle isabelly isac isadora isadore isai isaiah isaias isak isam isamar isaque isaura iscan ise
isgender ishaan isham ishmael isiah isidor isidora isidore isidoro isidro isikay isiman isin isis
isla islime ismael ismail ismayil ismet ismik isobel isolde isom isra israfil isreal issac istvan
itzel itziar iulia iulian iuliana iuliu iurie iustin iustina iustinian iva ivah ivan ivana ivanka
ivanna ivar ivecen iver iverson ivette ivey ivie ivo ivona ivonne ivor ivy iwan iwo iwona ixtiyar
iyana iyanna iyiyurek iza izabela izabella izabelle izaiah izayah ize izel izetta izgu izola izora
izzet jabari jabbar jabez jacalyn jace jacek jacey jacinta jacinto jack jackeline jacki jackie
jacklyn jackson jacky jaclyn jacob jacobo jacoby jacopo jacque jacquelin jacqueline jacquelyn
jacques jacquez jacquline jacqulyn jada jade jaden jadiel jadon jadwiga jadyn jaeda jaeden jaelyn
jaelynn jafet jagger jaheem jaheim jahiem jahir jaida jaiden jaidyn jailene jailyn jaime jaimee
jaimie jair jairo jajuan jakayla jake jakob jakobe jakub jale jaleel jaleesa jalen jalisa jalissa
jaliyah jalon jalyn jalynn jamaal jamal jamar jamarcus jamari jamarion jame jameel jamel james
jameson jamey jami jamie jamil jamila jamin jamir jamison jamiya jammie jamya jan jana janae janay
jane janeen janel janell janelle janene janessa janet janeta janett janette janey janiah janice
janie janin janina janine janis janiya janiyah jankat janko jann janna janne jannette jannie janos
january janus janusz janyce jaquan jaquelin jaqueline jaquez jarad jared jaren jaret jarett jari
jarl jarlath jarod jaron jaroslav jaroslaw jarrad jarrell jarret jarrett jarrod jaruthip jarvis
jase jasen jasiah jaslene jaslyn jasmijn jasmin jasmina jasmine jasmyn jasmyne jason jasper
jaunita javen javi javier javiera javion javon javonte jax jaxen jaxon jaxson jaxton jay jayce
jaycee jaycie jaycob jayda jaydan jayde jayden jaydin jaydon jaye jayla jaylah jaylan jaylee
jayleen jaylen jaylene jaylin jaylinn jaylon jaylyn jaylynn jayme jaymes jayne jayson jayvion
jayvon jazlene jazlyn jazlynn jazmin jazmine jazmyn jazmyne jean jeana jeane jeanetta jeanette
jeanie jeanine jeanmarie jeanna jeanne jeannette jeannie jeannine jeb jed jedediah jedidiah
jedrzej jeff jefferey jefferson jeffery jeffie jeffrey jeffry jelani jelena jelle jelte jemal
jemima jemma jena jenaro jenel jenelle jenifer jenilee jenna jennette jenni jennie jennifer
jenniffer jennings jenny jens jensen jente jep jeptha jerad jerald jeraldine jeramiah jeramie
jeramy jere jered jerel jereme jeremey jeremi jeremiah jeremias jeremie jeremy jeri jerica jerilyn
jerilynn jerimiah jerimy jerker jermain jermaine jermey jerod jerold jerome jeromy jeronimo jerrad
jerrel jerrell jerri jerrica jerrie jerrilyn jerrod jerrold jerry jerusha jeryl jerzy jesenia
jesica jesper jess jesse jessee jessenia jessi jessica jessie jessika jessy jessye jesusa jethro
jett jetta jettie jevon jewell jiles jill jillian jim jimena jimmie jimmy jinnie jinthe jip jiri
joachim joacim joakim joan joana joanie joann joanna joanne joao joaquim joaquin joaquina jobe
jobst jocelyn jocelyne jocelynn jochem jochen jodi jodie jody joe joel joell joella joelle joellen
joep joerg joeseph joesph joetta joette joey johan johana johann johanna johannah johanne johannes
johathan john johnathan johnathon johney johnie johnna johnnie johnny johnpaul johnson johny joi
jolanda jolanta jolanthe joleen jolene jolette jolie jolijn joline jon jonah jonas jonatan
jonathan jonathon jonell jones joni jonna jonnie jonny joost jordana jorden jordi jordin jordon
jordy jordyn joretta jorg jorge jorgen joris jorja jorn jort jory jose josef josefa josefin
josefina josefine josefita joselin joseline joseluis joselyn josep joseph josephine josephus
josette josh joshua joshuah josiah josie josiephine josip joslyn jossie jost josue jovan jovani
jovanni jovanny jovany jovita joy joyce joycelyn joye jozef juan juana juanita juanito judah judd
jude judi judie judith judson judy judyth juelz juergen juhani jule jules juli julia julian
juliana juliane juliann julianna julianne julie julien juliet julieta juliette julio julious
julisa julissa julita julius juliusz juluis juni junia junie junious junius jurgen juri jurij
jurre justen justin justina justine juston justus justyn justyna jutta juul juwan kaan kaaren
kaarina kacey kaci kacie kacper kacy kade kadeem kaden kadence kader kadijah kadin kadinana kadir
kadyn kaeden kael kaela kaelyn kaelynn kahir kahlil kai kaia kaiden kaila kailee kailey kailyn
kaique kaitlin kaitlyn kaitlynn kaiya kaj kaja kajetan kajsa kala kale kaleb kaleena kaleigh kalel
kalen kalene kalevi kaley kalgay kali kalie kalina kaliyah kalle kallie kalvin kalyn kamal kamar
kamari kamden kameron kami kamil kamila kamilah kamile kamilly kamora kamran kamren kamron kamryn
kamya kanak kandace kandef kandi kandice kandy kane kanesha kanisha kanpulat kanye kapagan kara
karabas karaca karaer karakucak karan karanbay karatas karcan kardelen kareem kareen karel karen
kari karie karim karin karina karis karissa karl karla karlee karlene karley karlfried karlheinz
karli karlie karlijn karlukhan karly karma karol karola karolin karolina karoline karolyn karon
karren karri karrie karson karsten karsyn karter karyl karyme karyn kasandra kasen kasey kash
kasie kasif kasim kasimir kason kaspar kasper kassandra kassidy kassie kata katalin katarina
katarzyna kate katelin katelyn katelynn katerina kateryna kathaleen katharina katharine katharyn
kathe katherin katherina katherine kathern katheryn kathey kathi kathie kathleen kathlene kathlyn
kathrin kathrine kathryn kathryne kathy kathyrn kati katia katie katina katja katlin katlyn
katlynn katrin katrina kattie katy kaver kavon kavurt kay kaya kayagun kaycee kayden kaydence kaye
kaygusuz kayit kayla kaylah kaylan kaylee kayleen kayleigh kaylen kaylene kayley kayli kaylie
kaylin kaylyn kaylynn kayrabay kayson kazim kazime kazimierz kazuko kazuo keagan kealan keandre
keanna keano keanu keara keaton kecia keegan keelan keeley keely keena keenan keenen keesha keeva
kefser kegan keifer keila keion keira keisha keith kelami kelan kelby kelcie keli kelis kellan
kellee kellen kelley kelli kellie kelly kelsea kelsey kelsi kelsie kelton kelvin kem kemal kemale
kemaleddin ken kenan kendal kendall kendell kendra kendrick kenia kenisha kenji kenley kenna
kennard kennedi kennedy kennet kenneth kenney kennith kennth kenny kenter kenth kenton kenyatta
kenyon kenzie keon keramet kerem keri kerim kerime kerman kermit kerri kerrie kerry kerstin kerwin
kesha keshaun keshawn keshia kete kevan keven kevin kevon keyla keyon keyshawn kezban khadijah
khaled khalid khalil khalilah khari khiry khloe khrystyna kia kian kiana kianna kiara kiarra kibar
kiefer kiel kiera kieran kierra kiersten kieth kifaye kifayet kike kiki kiley kilian kilicbay
killian kim kimball kimber kimberely kimberlee kimberley kimberli kimberlie kimberly kimora kindra
kinel kingston kinley kinsey kinsley kinte kip kipp kira kiramettin kirat kirby kirgiz kirill kirk
kirsten kirstie kirstin kirsty kirt kisha kismet kit kitan kittie kivilcim kiya kiyasi kiyoko
kiyoshi kizil kiziltunc kizzie kizzy kjell klaas klara klare klas klaudia klaus klemens kloe
klothilde knox knud knut knute kobe koby kocabas kocak kockan koda kody koen koker koktas kolby
koldan kole kolten kolton koncagul konguralp konner konnor konrad konstantin konstantinos
konstanty konstanze konul kopan koray korbin korbinian kordell kordula korey kori korinna
korkmazalp kornel kornelia kornelius kortney korugan kory kosemen kosukhan kotuz kourtney kovser
kraig kreszentia kreszenz kriemhild kris krish krissy krista kristal kristan kristen krister
kristi kristian kristiane kristie kristin kristina kristine kristofer kristoffer kristopher kristy
kristyn krysta krystal krysten krystian krystin krystina krystle krystyna krzysztof ksawery ksenia
kubran kuddusi kumar kumral kunibert kunigunda kunigunde kuno kunta kursad kurt kurtis kutay
kutgun kutun kwame kya kyan kyano kyara kyla kylah kylan kyle kylee kyleigh kylene kyler kylie
kymani kyra kyree kyrie kyrylo kyson lacey laci lacie lacin lacramioara ladarius laddie ladislau
ladislaus ladonna laetitia lafayette lafe lage lahoma laika laila lailah lainey lais laisha
lakeisha laken lakendra lakesha lakeshia lakisha lala lale lalezar lalla lalo lamar lamarcus
lambert lamberto lamiye lamont lamonte lana lance landan landen landin lando landon landyn lanette
laney lani lanie lanita lannie lanny laoise laquan laquita lara larae laraine larisa larissa
larkin laron larry lars larue lary larysa lascar lashanda lashawn lashonda lashunda lasonya lasse
lassie laszlo latanya latarsha latasha latesha latifah latisha latonia latonya latoria latosha
latoya latoyia latrell latrice latricia latrina launa laura laurance laure laureano laureen laurel
lauren laurence laurene laurens laurent laurentia laurentiu laurenz lauretta laurette lauri
laurian laurie laurine lauryn lavada lavar lavelle lavenia lavera lavern laverna laverne lavina
lavinia lavon lavona lavonda lavonia lavonne lawanda lawerence lawrance lawrence lawson lawton
layla laylah layne layton lazar lazaro laze lazim lazzaro lea leah leala leamon leana leander
leandra leandro leann leanna leanne leatha leatrice leda ledun lee leeann leena leeroy leesa leia
leif leigh leighton leila leilani leire leisa leisha leitha lela lelah leland lelar lelia lella
lem leman lemma lemmie lempi lemuel len lena lenard lene leni lenn lenna lennart lennie lennon
lenny lenon lenora lenord lenore lenwood leo leocadia leocadio leokadia leola leoma leon leona
leonard leonardo leonce leoncio leone leonel leonhard leonia leonid leonidas leonie leonor leonora
leonore leontin leontina leontine leopold leopoldina leopoldine leopoldo leora leordean leota lera
leroy lerze les lesa lesia leslee lesley lesli leslie lesly lessie lesta lester leszek leta
letafet letha lethia leticia letif letife letitia letizia letta lettie letty lev leva levar levent
levern levi levie levin levina levon lew lewis lex lexi lexie lexis lexus leyla leyli leyre lezize
lia liam liana liane libbie libby liberto lica licia lida liddie lidia lidie lidiia lidija lidwina
lieke liesa liesbeth lieschen liesel lieselotte lieve lige ligia liisa lila lilah lilburn lili
lilia lilian liliana liliane lilianna lilie liliia lilija lilla lillard lillemor liller lilli
lillia lillian lilliana lillianna lillie lillis lilly lilo lily lilyan lilyana lilyanna lim limon
lina linda lindbergh linde lindell linden lindsay lindsey lindy linette linn linna linnea linnie
lino linsey linton linus linwood linzy lioara lioba lionel lisa lisandro lisanne lisbet lisbeth
lise liselott liselotte lisette lish lisha lisle lissa lissette lissi lissie lissy liston lita
litha littie littleton litzy liubov liudmyla liv livia livio liviu liwia liz liza lizabeth lizbeth
lize lizeth lizette lizz lizzie lizzy ljiljana ljubica ljudmila llewellyn lloyd lockie loda
lodovico loek loes logan loida lois loke lola lolita lolla lollie loma lon lona londyn loney loni
lonie lonna lonnie lonny lonzo lora loraine loran lorayne lorcan lorean loredana loree loreen
lorelai lorelei loren lorena lorene lorenz lorenza lorenzo loreto loretta loretto lori loria
loriann lorie lorin lorinda lorine loring loris lorna lorne lorraine lorrayne lorri lorrie lossie
lota lothar lott lotta lotte lotti lottie lou louann louanna louella louetta loui louie louis
louisa louise louisiana loula louvenia lova lovell lovett lovey lovie lovina lovis lovisa lowe
lowell loy loyce loyd luan luana luann luanne luara luberta luc luca lucas lucca luce lucentiu
lucero lucetta luchino lucho lucia lucian luciana luciano lucie lucien lucila lucile lucille
lucina lucinda lucindy lucio lucious lucius lucretia lucretiu lucrezia lucy luda ludger ludie
ludmila ludmilla ludovic ludovica ludovico ludvig ludwig ludwina lue luella luetta lufen lugenia
luigi luigina luis luisa luise luisina luitgard luiz luiza luka lukas lukasz luke lula lulah lular
lulie lulla lulu lum luminita luna lunna lupe lupita lura lurana lurena lurline lutfi lutfiyye
luther lutie lutz luuk luvenia luverne luvinia luz luzia luzie lyda lydell lydia lykke lyla lylah
lyle lyman lyn lynda lyndia lyndon lyndsay lyndsey lynette lynn lynne lynnette lynsey lynwood
lyubov lyudmila maaike maarit maarten maartje mabel mabell mabelle mable mac macarena macaria
macario macarthur macauley macel maceo macey machelle maci macide macie maciej mack mackenzie macy
madalin madalina madaline madalyn madalynn maddison maddox maddux madeleine madelene madelief
madeline madelyn madelynn madge madie madilyn madilynn madisen madisyn madlen madlyn madonna
madora madyson mae maebell maebelle maegan maeve mafalda magan magarete magda magdalen magdalena
magdalene magen maggie magnus magomed magret magrit mahala mahalia mahalie mahdi mahigul mahir
mahire mahizer mahlon mahmoud mahmud mahmut mahnaz mahsun mahter mai maia maida maik maike maira
mairead mairtin maise maite maiya maj maja majken majvor makai makaila makala makar makayla makena
makenna makenzie makhi maks maksude maksur maksym maksymilian mal malachi malachy malakai malaki
malaya malcolm malcom maleah malena malgorzata malia maliah malik malin malina malinda malissa
malissie maliyah mallie mallorie mallory malorie malte malva malvin malvina malwina mame mamen
mamie mammie manaf manda mandi mandie mandy manerva manervia manford manfred manie manila manilla
manja manley mannie manola manole manolo manon mansfield manson mansur mansurali manu manuel
manuela manuelita manuella manus maqsud mara maralyn maranda marat marc marcantonio marcel marcela
marcelina marceline marcelino marcell marcella marcelle marcello marcellus marcelo marchello
marcheta marci marcia marcial marciano marcie marcin marcio marco marcos marcu marcus marcy
mardell mareen mareike mareile marek mareli marely maren marga margaret margareta margarete
margaretha margarethe margarett margaretta margarette margarita margarite margarito margaud
margaux marge margene margeret margery marget margherita margie margit margita margitta margo
margot margret margrett margretta margrit marguerite margueritte margurite margy mari maria mariah
mariam marian mariana mariane marianela marianita mariann marianna marianne mariano maribel
maribeth marica maricela maricica maricruz marie mariechen mariel mariela mariele marieluise
marietta mariia marija marijan marijn marika marilee marilena marilla marilou marilyn marilynn
marin marina marinda marinela marino marinus mario marioara mariola marion marisa marisela marisol
marissa maristela marit marita maritta maritza mariuca marius mariusz mariyah marja marjan
marjatta marjorie marjory mark markel markell markita marko markus marla marlana marland marlee
marleen marleigh marlen marlena marlene marley marlie marlies marliese marlin marlis marlo marlon
marlyn marlys marni marnie marnita marolyn marques marquez marquis marquise marquita marrion
marsha marshall marta martell marten martez martha marthe marti martika martin martina martine
martino martirio marty martyn marva marvin mary maryam maryann maryanne marybelle marybeth
maryellen maryjane maryjo marylee marylin marylou marylouise marylyn maryna maryse marzena masako
masao masar maside massimiliano massimo masume matei mateo mateus mateusz matheo matheus mathew
mathews mathias mathijs mathilda mathilde matias matie matilda matilde mato matt matteo matthaus
matthew matthias matthieu matthijs matti mattia mattias mattie mattye matvei maud maude maudie
maura maureen maurice mauricio maurilio maurine maurits mauritz maurizio mauro maury maurycy mavis
max maxi maxie maxim maximiano maximilian maximiliano maximillian maximino maximo maximus maxine
maxwell maxx maya maybell maybelle maye mayme maymie maynard maynur mayo mayra maysa mayte mazie
mazlum mcarthur mckayla mckenna mckenzie mckinley meabh meagan meaghan mearl mechelle mechthild
mechthilde mechtild mecide mecit meda medine medora mees mefarettin mefharet meg megan meggan
meghan meghann mehbare mehdi mehdiqulu mehdiye mehemmed meherrem mehin mehman mehmed mehmet
mehmetzahir mehrigul mehru meibh meik meike meinhard meinolf meinrad meja mekhi mel melaha melahet
melania melanie melany melba melbourne melchor melek meleknur meleyke melihcan melikkan melina
melinda melisa melissa melissia melita melitta melker mell melle mellie mellisa mellissa melodee
melodie melonie melony melton melul melva melville melvin melvina melvyn melwin memili memmed mena
menachem mendy menfeat mengi menguc menisan mensur mensure meral merba mercedes mercer merche
merdi meredith merel merijn merilyn merim merl merle merlene merlin merlyn merna merri merrie
merrilee merrill merritt mert mertel mertie merton merva merve mervin mervyn merwin meryem meryeme
meryl merziyye merzuk meshur mesme mestur mesude mesut meta metanet mete metehan metha metin
metinkaya metta mette mettie meveddet mevludiye mevlut meyer meyhanim meyransa mezide mia miah
micael micaela micah micayla micha michael michaela michaele michail michal michale micheal
micheala michel michela michelangelo michele micheletto michelina michell michelle michelotto
michial mick mickey mickie micky miesha mieszko migdalia mignon miguel miguela miguelangel mihaela
mihai mihail mihin mihnea mihrab mihriye mijo mika mikael mikaela mikaila mikal mikala mikalah
mikayil mikayla mike mikeal mikel mikhail mikolaj mila milagros milas milay milburn milda mildred
milena miles miley milford milica milissa milka milla millard millicent millie milly milo milos
milosz milou milton mima mimi mimmi mina minda mindi mindy minerva minervia minibe minna minnie
minodora minoru minta mintie minure mio mioara miodrag mira mirabela miranda miray mirbadin mircea
mirco mireia mirela mireli mirella mireya miriah miriam mirja mirjam mirjana mirko mirna miron
mirona miroslav miroslaw miroslawa mirta mirte mirthe mirtie miruna mirze misael mishat misra
missie missouri missy misti mistie mitch mitchel mitchell mithat mitica mitrut mittie mitzi miya
miyesser moa modena modesta modesto moe moesha mohamad mohamed mohammad mohammed mohsim moira
moises mollie molly mona monalisa monica monika monique monis monja monna monnie monroe monserrat
mont monte montel montgomery montie montrell montserrat monty mora mordechai morena moreno morgan
moriah moritz morris mortimer morton mose moses moshe mossie mozell mozella mozelle muammer muarra
mubariz mubetcel mucahit mucellib mucevher muferrih mufide mufit mugber mugur mugurel muhammad
muhammed muhammet muharrem muhip muhittin muhiye muhsin muhyettin mujde mukbile mukramin mukrume
muktedir mulayim mumtaz mumtaze munevver munezzer munif munir muntezir murad murat muratcan
murathan murdock muret muriel murilo murit murl murphy murray murry mursel musa musafet musaffa
musemma muskunaz muslum mustafa musure mutasim mutluhan muvaffak muvahhide muveddet muxtar
muzaffer muzeffer muzekker mya myah mychal myer mykel mykhailo mykola myla mylee myles mylie myra
myranda myriam myrl myrle myrna myron myroslav myroslava myrta myrthe myrtice myrtie myrtis myrtle
nabil nacho nacio nada nades nadeschda nadeshda nadezhda nadia nadiia nadin nadine nadir nadja nae
nafii nafile nagi nahide naibe naide naile naim naima najee nakia nakif nakip nakisha nakita nalan
nallely namiq namon nan nana nanci nancie nancy nando nane nanette nanie nanna nannette nanni
nannie naoimh naoise naoma naomh naomi napoleon napoleone narcis narcisa narciso narcissus
narhanim naringul nas nash nasiba nasir nasuf nat natalee natali natalia natalie nataliia natalija
natalio natalja nataly natalya natan natanael nataniel natasa natascha natasha natasza natella
natevan nath nathalia nathalie nathaly nathan nathanael nathanial nathaniel nathen natiq natividad
natosha naud nautica nayara nayeli nayely nayil naz nazar nazaret nazario nazende nazi nazidil
nazile nazim nazime nazimet nazir nazli nazlihan nazlim nazmi neal nealie nealy nebih nebiha
necati necdat necef nechifor necilal necmettin necva ned nedda nedim nedra needham neely nefaret
nefise nefiye neha nehemiah nehip neil nejdet nela nelda nelia nelida nelie nell nella nelle nelli
nellie nello nelly nels nelson nelu nena neo neola neoma neppie neptun nerea nereida nergiz
neriban nerim neriman nermin nermine nery nesfe nesib nesimi nesip neslinur nesrin nestor neta
netta nettie neva nevaeh neval neveah nevenka nevgin nevin nevise nevsal nevsale nevzat newell
newman neyran nezaket nezengul nezihi nezize nezrin nia niall niamh nicanor nicat niccolo nichelle
nichifor nichol nichola nicholas nicholaus nichole nick nicki nicklas nicklaus nickolas nicky
niclas nico nicoara nicodemo nicodim nicola nicolae nicolai nicolaie nicolas nicolasa nicolaus
nicole nicoleta nicoletta nicolette nicolle nicolo nicu niculina niculita nicusor nicuta nidia
niek niels nienke nieves nigar nigel nigmet nihad nihai nihal nihan nihat nikhil niki nikia nikita
nikki nikko niklas niko nikodem nikola nikolai nikolaj nikolaos nikolas nikolaus nikolay nikole
nila nilcan nilda nile niles nili nilo nils nilufer nim nina ninetta ninnie nino ninthe nira
nirgul nisa nise nita niyaz niyazi noa noah nobie noe noel noelia noelle noemi noemie nohely nola
nolan nolen nolia nolie noma noman nona nonie noor noortje nora norah norbert norberto noreen
norene noreta noretta norica norine norita norma norman normand norris norton norval norwood
notburga noud nour nout novella novreste novruz nuala nubar nudret numan nunzio nur nura nural
nuran nurane nuray nurbanu nurcan nurda nurdeniz nureddin nuretdin nurettin nurey nurgil nurhayet
nuri nuria nurice nuriyet nurkan nurlan nurlana nurmelek nursan nurseda nursen nurser nurseref
nursim nurtac nurten nuru nurulla nurullah nurveren nusabe nusirevan nusret nuyan nya nyah nyasia
nydia nyla nylah nynke nyree oakley oana obdulia obe obed obie oceane ocie octa octav octavia
octavian octaviana octavie octavio octaviu octavius oda odalis odalys oddie odelia odell odette
odhran odie odile odin odis odkanli odus ofelia ofeliya offie oganer ogden oge oget ogulbas
ogurata ogus oguz oguzman oisin okan okanay okbay okey okguclu okkas oksana okseven oktay
okturemis okturk okyalaz ola olaf olalla olan oland olar olav olavi olca oldag ole oleg olegario
oleh oleksa oleksandr oleksii oleksiy olen olena olene oleta olevia oley olga olgierd olie olimpia
olimpian olimpiu olin olinda oline oliva oliver olivia olivie olivier olivine oliviu oliwer
oliwier olle ollie olof olov olus olympia oma omaca omar omari omarion omer omie omriye omur ona
onat oncel onder oneal oneida onel oneta oney ongay ongen onie onnie onofre onsal onuker onur
onurcan onursu oonagh opha ophelia oqtay ora orah oralia oran oranli orazio orcin orduxan orelia
oren orene orest oreste orfhlaith orfiye orgun orhan oriana orie orik orilla orin orion oris orjan
orla orlagh orlaigh orlaith orland orlena orley orlin orlo orma ornella orpha orra orren orrie
orrin orris orson ortak ortansa ortrud ortrun ortwin oruc orval orvel orvil orville orvin orvis
orxan orysia oryurek osa osbaldo osborn osborne oscar osie oskar osman ossian ossie ostap osten
osvaldo oswald oswaldo oswin ota otavio otay otelia otfried otha othel othmar otho otilia otis
otmar ott ottavio ottfried ottie ottilia ottilie ottis ottmar otto ottokar ottomar ottone ouida
ove ovid ovidio ovidiu ovila ovun owen owens oxana oymak ozakan ozalpsan ozan ozana ozansu ozaslan
ozay ozbay ozbilek ozbilge ozcam ozdal ozdes ozdil ozdogdu ozel ozell ozella ozerdinc ozertem ozge
ozger ozgun ozgur ozie ozinal ozkent ozkutlu ozlem ozlu ozokcu ozpetek ozpinar ozsozlu oztek
ozturk ozudogru ozyurt ozzie pablo paca pacifica paco padraic padraig padraigin paige pairlee
paisley paityn paker pakize paksu pallie palma palmer palmira paloma pam pamala pamela pamelia
pamella pamfil panagachie panait pancho pandora panfilo paola paoletta paolo paralee paraschiva
paride parker parlee parley parrish parthenia pasa pascal pascale pascual pascuala pasqual
pasquale pastora pat patric patrica patrice patricia patricio patrick patrik patrizia patrizio
patru patryk patsy patti pattie paul paula pauletta paulette paulica paulina pauline paulino paulo
pauric pavel pavlo pawel paxton paye payten payton paz peadar pearce pearl pearla pearle pearlene
pearley pearlie pearline pearly pearse peder pedro peggie peggy pehlil pekka pekkan pelayo pelle
pellegrino pembesin penelope penni pennie penny pepe pepijn pepita pepito percival percy peren
peri perinur perisan perla perley perlita permelia permun pernell pernilla pero perri perry
pershing pervane pervin pervine perviz pesent petar pete peter petra petre petrica petrisor petro
petrona petronela petros petru petrut petruta petter peyton phebe pheobe phil phileine philip
philipp philippe philippine phillip phillis philo philomena philomene phoebe phylicia phylis
phyliss phyllis pia piaras piedad pien pierangelo piergiorgio piergiuseppe pierina pierluigi
piermaria piero pierpaolo pierre piersanti pieter pietra pietro pilar pili pim pina pinar pinkey
pinkie pinkney pio piotr piper pippa pirahmet piran pirmin pius placido ples plesu pleun plinio
pluma plummer polad polina polk pollie polly pompeo pompilia pompiliu pomponio poncio pontus
porfirio porsche porsha portia posey powell pranav pratt prentice prentiss presley preston
pricilla primitiva primitivo primus priscila priscilla priska profira prudencia prudencio prudie
pryor przemyslaw puccio puk punhan purcek purificacion purl pylyp pyotr qabil qadir qalib qaratel
qasim qedir qelender qenire qesem qezenfer qiana qiyas qizbes qonce qosqar qudret queenie quentin
quiana quincy quinn quint quinten quintin quinton quinty quique quirino qulam qulu qumru rabbiye
rabea rabia rabih rachael racheal rachel rachelle racquel rada radmila radoslaw radu raducu rae
raegan raekwon rael raelyn raelynn raf rafa rafael rafaela rafal rafe raffaele raffaella
raffaellino raffaello rafia rafih rafila rafiq ragna ragnar ragnhild raheem rahel rahiye rahmet
rahn rahsaan rahul raiden raife raik raimondo raimund raimundo raina rainer raisa raissa rakeem
rakide raleigh ralf ralph raluca ramadan ramazan ramid ramil ramile ramiro ramiz ramon ramona
ramsey ramzan rana rance rand randal randall randel randell randi randle randolf randolph randy
ranieri raoul raphael raphaela raquan raquel ras rashaad rashaan rashad rashawn rasheed rashida
rasim rasime rasit rasmus rasul raul ravi ravy ray rayan rayburn rayfield rayford rayla raymon
raymond raymund raymundo rayna raynard rayne rayshawn razi raziye razvan reagan reanna reatha reba
rebeca rebecca rebecka rebekah rebekka rebihat recep recepali redmond reece reese refet refik
refiqe refugio regan regena regenia reggie regina reginal reginald regine regis regulo rehile
rehime reid reilly reimar reimer reimund reina reinald reinaldo reine reiner reingard reinhard
reinhardt reinhart reinhild reinhilde reinhold reino rella relu remazan rembrandt remedios remigio
remington remo remus remy remzi remziyye rena renada renae renaldo renan renard renat renata
renate renato rene renea renee rengul reni renita rennie reno rens renske renzo reqsane resad
resat resi resid resmiyye ressie resul resulcan reta retha retta rettie reuben reubin reva revza
rex rexford rexsende rey reyes reyhan reyhane reyna reynaldo reynold reynolds reyyan reza rezin
rezzak rhavi rhea rheta rhett rhian rhianna rhianne rhiannon rhoda rhona rhonda rhys ria rian
rianna rica ricarda ricardo riccardo ricci ricciotti rich richard richelle richie richmond rick
rickard rickey ricki rickie ricky rico rifat rifkiye rigmor rigo rigoberto rihanna rik rikard
rikki riley rilla rillie rimma rinat rinda risa risalet rishi rita ritchie riya riyad riza rizvan
roan rob robb robbie robbin robby robert roberta robertina roberto robin robley robt roby robyn
rocco rochelle rochus rocio rod roddy roderic roderich roderick rodger rodica rodney rodolfo
rodrick rodrigo roel roena rogelio roger rogers rohan rohat roise roisin rojnu roksana roksolana
roland rolanda rolando roldan rolf rolla rolland rollie rollin rollo romaine roman romana romanita
rome romello romeo romie romina romolo romona romuald romulo romulus romy ron rona ronal ronald
ronaldo ronan ronda rondal roni ronin ronja ronna ronnie ronny roos roosevelt roque rory rosa
rosabelle rosalee rosalia rosalie rosalina rosalind rosalinda rosalinde rosaline rosalva rosalyn
rosamond rosann rosanna rosanne rosaria rosario rosaura rosco roscoe rose roseann roseanna
roseanne rosel roselinde rosella roselyn rosemarie rosemary rosena rosenda rosendo rosetta
rosevelt rosey rosi rosia rosie rosina rosita rosl roslyn rosmarie ross rossana rossie roswell
roswita roswitha rotraud rotraut rouven rovsane rovsen rowan rowena rowland roxana roxane roxann
roxanna roxanne roxelana roxie roxy roy roya royale royce roza rozalia rozanne rozella ruairi
ruari rubabe rube ruben rubeyda rubi rubie rubin ruby rubye rudi rudiger rudolf rudolfo rudolph
rudy rueben ruel rufet ruffin ruffus rufina rufino rufus ruggero ruggiero ruhengiz ruhi ruhide
ruhiyye ruhsat ruhugul ruie ruknettin rumeysa rupert ruperta ruperto ruqiyye rusen ruslan russ
russel russell rustam rustem rustin ruth rutha ruthann ruthanne ruthe rutherford ruthie ruthild
ruxanda ruxandra ruxsare ruy ryan ryann ryder ryker rylan ryland rylee ryleigh ryley rylie ryne
ryszard rza saar saba saban sabas sabastian sabatino sabettin sabih sabihe sabin sabina sabine
sabir sabire sable sabra sabri sabrina sacha saci sacide sada sadat sade sadeti sadie sadik
sadiman sadiq sadittin sadiye sadye safet safii safinaz safta safura sagcan sagit sahat sahdiye
sahibe sahigul sahil sahin sahinbey sahinder sahir sahlar sahmar sahmettin sahnaz sahnuray
sahveled saige saire sait sakip sakir sal salavat saleh salena sali salih salim salimet salina
salkin sallie sally salma salman salome salomea salomon salud salurbay salvador salvatore salvi
sam samahat samanta samantha samara samatha samet sami samie samiha samil samir samira samire
samiyah sammie sammy sampson samson samu samual samuel samurtay samxal sanaa sanai sanavber sancak
sancar sancho sanda sandalio sander sanders sandi sandie sandor sandra sandro sandu sandy sanford
saniya saniyah sanjuana sanjuanita sanli sanna sanne sannie santana sante santiago santina santino
santo santos sanur sanziana saoirse sara sarah sarahi sarai sargin sariah saricabay sarina sarita
sarpkin sarrah sarvan sarya sasha saskia satia satrettin saturnina saturnino saul saundra sava
savak savana savanah savanna savas saverio saveta savilla savina savion savki savni savon sawyer
sayali sayan saydam saygin sayin sayrak sazime scarlett schley schuyler scot scott scottie scotty
seaborn seadet seamus sean seana seanan seaneen seanna sebastiaan sebastian sebastiano sebastien
sebattin sebigul sebine sebire sebla sebrina sebuhi secgul secme seda sedaqet sedat sedife sedrick
sefa sefer sefi sefiqe sefiye sefure segismundo seha sehamet sehel seher sehla sehreban sehrebanu
sehza seide sejda sekim selah selahattin selaheddin selale selatin selcan selcen selcuk seldon
selena selene seler selim selime selin selina selma selmer selmin selvi sem sema semaj semat
semaye semed semender semenica semih semine semra semrin semsettin semsinisa semsiyye semyon sena
senan sencar sendogan seneca seniha senkal senn senna sennur senol senora senta senuber seona sep
sepp seracettin serafeddin serafet serafina serban serda serdar seref serefeddin serena serencam
serezli serfinaz serge sergei sergej sergey sergio sergiu sergius serhatmehmet serhii serhiy serif
serina seriyye serkan serma serman sernur serol serpil servinaz serxan seth sevcan sevdi sevdinar
seve severiano severin severina severino severo severt sevgen sevginur sevican sevil sevim sevinc
sevindik sevket sevketfeza sevla sevsevil seward sexavet seyda seydo seyfeddin seyfulla seyfullah
seyhan seyithan seymour seymur seyran seyyide sezal sezen sezgin sezginbas shad shae shafter
shaina shakira shalon shalonda shamar shameka shamika shamil shan shana shanae shanda shandra
shane shaneka shanell shanelle shanequa shani shania shanice shaniece shanika shaniqua shanita
shaniya shanna shannan shannen shannon shanon shanta shante shantel shantell shaquan shaquana
shaquille shaquita shara shardae sharday sharde sharee sharen shari sharif sharita sharla sharleen
sharlene sharman sharon sharonda sharron sharyl sharyn shasta shatara shaun shauna shauneen
shaunna shavon shavonne shawanda shawn shawna shawnda shawnee shawnna shawnte shay shayla shaylee
shayna shayne shea shedrick sheena sheila sheilah shelba shelbi shelbie shelby sheldon shelia
shelley shelli shellie shelly shelton shelva shelvia shelvie shemar shena shenna shep sheree sheri
sheridan sherie sherilyn sherita sherlyn sherman sheron sherree sherri sherrie sherrill sherron
sherryl sherwin sherwood sheryl sheryll sheyla shianne shiela shiloh shira shirl shirlee shirleen
shirlene shirley shirleyann shirlie shoji shon shona shonda shonna shreya shyann shyanne shyheim
shyla sian sibbie sibel sibilla sibille sibyl sibylla sibylle sid sidar siddie sidiqe sidki sidney
sidonia sie siegbert siegfried sieghard sieglinde siegmar siegmund siegrid siegried siegrun
siegward siem sienna sigfrid sigfrido sigfried sigge sigismund siglinde sigmar sigmund signa signe
sigrid sigrun sigurd sigvard sil sila silan silanur silas silja silke silva silvana silvester
silvestre silvestro silvia silvian silviana silvio silviu sim sima simber simeon simi simina
simion simmie simon simona simone simonetta simpson simten simuzer sina sinaida sinan sinasi sinda
sinead sinica siobhan siofra siper sirac sirap siri sirin sirivan sirriye sirzad sitare siti
sittik siv sivert sixi sixten siylihan sjoerd skye skyla skylar skyler slade slavica slavko
slawomir sloane slobodan smaranda socorro sofi sofia sofie sohret sokmen sol soledad solma solmaz
soloman solomiia solomon solon solveig somer sommer sona sonad sondra songul songurkan sonia sonja
sonji sonke sonnur sonny sonya sophia sophie sophronia sorana soraya sorcha soren sorin sorina
sosimo sovket soydaner soykan soykut soyler soyselcuk sozer spencer spenser speranta spurgeon
stacey staci stacia stacie stacy staffan stafford stan stana stanca stancu stanford stanislaus
stanislav stanislava stanislaw stanley stanton starla starling starr stasia stavros stef stefan
stefana stefani stefania stefanie stefano steffen steffi stela stelian steliana stella stellan
steluta sten stepan stephaine stephan stephane stephani stephania stephanie stephany stephen
stephenie stephon sterre stetson stevan steve steven stevie stewart stig stijn stilla stina
stjepan stonewall stuart sture suat suayp subhan subutiye sucaettin suceddin sudabe sudi sudie sue
suellen sugra suha suheyda sukran sukri sukru sukufe sukur sula suleyla suleyman sulhi sullivan
sultan sultane sumerya sumeyye sumner sunay sune sunel suner suphi sureyya susam susan susana
susanita susann susanna susannah susanne suse susen susi susie sussie suus suvari suzan suzana
suzann suzanna suzanne suze suzer suzette suzie suzy svante svea sven svenja svetlana sviatoslav
svitlana swantje swen swetlana sybil sybilla sybille syble sydell sydnee sydni sydnie syed sylas
sylke sylva sylvan sylvana sylvania sylvanus sylvester sylvia sylvie sylvio sylwia symone syreeta
szymon tabatha tabea tabetha tabitha taciddin tacnur tad tadeo tadeusz taft tagangul tage tahir
tahj tai taina taisia taj taja takisha tal talan talayer talen tali talia talib talibe taliyah
tallie talmadge talmage tamala tamara tamasa tamatha tamaydin tambra tameka tamekia tamela tamer
tamera tami tamia tamica tamie tamika tamiko tamilla tamisha tammi tammie tammy tamra tamya tana
tanak tanbay tandogdu tandy taner tanesha tangela tangul tanhan tania tanika tanir tanisha taniya
taniyah tanja tanju tanpinar tanses tansev tansig tanya tanyolac tanyu tapani tapio tara tarah
taraji taranci taras tari tarik tariq tariyel tarsha tartis taryn tasar tasha tashina tasia taskan
tassilo tasvir tate tatia tatiana tatianna tatjana tatsuo tatu tatum tatyana tatyanna taurean
taurus tavares tavaris tavian tavion tavon tawana tawanda tawanna tawnya taya tayaydin tayfun
taygan tayla taylak tayler taylor tayshaun tayyibe tayyip teagan teber tecimer tecla ted teddie
teddy teea teela teena tegan tehmine tekbay tekecan tekin tekiner teknaz teksoy telemaco telim
tella telly telman telmo telse temime temirhan temistocle temizkal tempie temucin tena tenika
tenisha tennie tennille tenvir teo teobaldo teodor teodora teodoro teodosia teodosio teofil
teofila teofilo teohari teona tera terance terane tercan tere terell terence teresa terese teresia
teresita teressa teri terlan terra terrance terrell terrence terri terrie terrill terry tess tessa
tessie tetiana teun tevfik tevin tevs tex texanna texas texie teybet teymur teymuraz teymurcin
tezcan tezol thad thaddaus thaddeus thales thalia thea theadore theda thedore thekla thelma theo
theobald theodis theodocia theodor theodora theodore theodoro theodoros theodosia theola theophile
theres theresa therese theresia therman theron thi thiago thibault thibaut thierry thies thijmen
thijn thijs thilo thom thomas thomasina thompson thor thora thoralf thorben thore thornton
thorsten thorwald thos thresa thure thurlow thurman thursa thurston thyra tia tiana tianna tiarna
tiarnan tiarra tiberia tiberiu tibor tiburcio ticen tiegan tiera tiernan tierra tiesha tiffani
tiffanie tiffany tigin tijmen tijn tijs tilda tilden tilla tillie tillman tillmann tilly tilman
tilmann tilo tim timea timm timmie timmothy timmy timo timofei timotei timoteo timothee timothy
timur timurtas tina tinal tinca tincuta tindra tiney tinie tinnie tino tirza tisa tisha tishie
tito titus tiziana tiziano tobe tobi tobias tobiasz tobie tobin toby toccara tod todd todor tofiq
togan togrul toivo toker tokoz toktug tola tolbert tolga tollie tolonbay tom toma tomas tomasa
tomasz tomeka tomie tomika tomislav tommie tommy tomris tomurcuk tonda toney tonguc toni tonia
tonicha tonino tonja tono tony tonya toprak topuz tor tora toralf torben torbjorn tord torel torey
torgny torhan tori toriano toribio torie torquato torrance torrence torrey torrie torry torsten
tory tosha toshiko toshio tova tove tovuz towanda toya tracee tracey traci tracie tracy trae
traian traude traudel traudl traugott traute travis travon trayvon tre treena tremaine tremayne
trena trent trenten tresa tressa tressie treva trever trevin trevion trevon trevor trey treyton
treyvon tricia trilby trina trini trinidad tripp trish trisha trista tristan tristen tristian
tristin triston trude trudel trudi trudie trudy trula trumaine truman trystan tuan tucker tudor
tudora tudorita tudosia tugba tugcan tugce tugrulhan tugtas tukelalp tukezban tula tulay tule
tulin tullio tulun tumer tumkurt tunahan tunar tuncay tuncboga tuncer tunckilic tunguc tunzale
turabi tural turan turane turcan turcein ture turgut turhan turkalp turkan turkane turker turkmen
turknur turxan tutkucan tutkun tutu tuulikki tuva tuyug tuzeer tuzenur twan twila twyla tycho tye
tyesha tygo tyler tylor tymofii tymon tymoteusz tyquan tyra tyree tyreek tyreese tyrek tyreke
tyrel tyrell tyrese tyrik tyrin tyriq tyrique tyron tyrone tyrus tyshawn tyson ubaldo uberto
ubeydullah ucan ucbeyi ucgul udo ufuk ufukay ugan uge ugo ugolino ugur ugurkan ugurtan ula ulakbey
ulas ulduz ulf ulfet uli ulises ulke ulker ulku ulkudes ulkum ulla ullrich ulrica ulrich ulrik
ulrika ulrike ulu uludag ulugbey uluman ulutay ulvi ulviyye ulysses umberto umid ummahan ummahani
umman ummet ummuhan umray umusan umut umutcan una unal undine unek unlen uno unsever unubol ura
uraltay urbano urfan urfettin urhan uriah uriel urijah urper urs ursel ursula urszula urte usame
uschi ushan ustun ustym uta ute utkucan utz uwe uyanser uygun uzbay uzer uzeyir uzsoy vacibe vada
vadim vadym vafir vahap vahid vahide vahit vahittin vajen val vala valarie valborg valdemar valeh
valentijn valentim valentin valentina valentino valeri valeria valerie valerii valerij valerio
valeriu valero valery valeska valide valinda vallie valorie valter vance vander vanesa vanessa
vanja vannie vaqif vara vargin varlik varvara vasco vashon vashti vasif vasile vasilica vasilisa
vasily vassie vassilios vasyl vaughn vaysal vazeh vecide vecihi veda vedat veerle vefa vefadar
vefia vega veis veit vela velda veli velia velitdin vella velma velva vena venancio venceslas
vendela venera venessa veniamin venice venie venita vennie venus veola vera verda verde verdell
verdie vere verena vergie vergil verim verl verla verle verlene verlie verlin verlon verlyn vern
verna vernal verne vernell vernelle verner vernetta vernia vernice vernie vernita vernon veronica
veronika veronique versa versie vertie vesna vessie vesta vester veta veva veysel vezat vezrife
viacheslav vic vicenta vicente vicentia vicentiu vicie vick vickey vicki vickie vicky victoire
victor victoria victoriano victorine victorino vicy vida vidadi vidal vidar vide viggo vigo viking
vikki viktor viktoria viktoriia vilayet vildane vilgot vilhelm vilhelmina ville vilma vilmer vina
vince vincent vincentio vincentiu vincenza vincenzo viney vinicio vinicius vinie vinko vinnie
vinson vinton vinzenz violet violeta violetta violette viorel viorela viorica vira virdie virge
virgel virgia virgie virgil virgilio virginie virgle viridiana visarion visitacion vita vitali
vitalii vitaliy vitaly vito vitor vitoria vittoria vittorio vitus viva viveka vivian viviana
viviane vivianne vivien vivienne vlad vladelina vladimir vladislav vlado vlaicu vlasta voichita
voicu volkan volker volkhard volkmar vollie volney volodymyr vonda vonetta vonnie vsevolod vuqar
vural vurgun vusal vusale vyacheslav wade waino walburga waldemar waldo waldtraut walentina
walfried wallace walli wally walt walter walther walton waltraud waltraut waltrud wanda waneta
wanita wardell warner warren watson wava waverly wayde wayland waylon wayman waymon wayne webb
webster weldon welton wencke wende wendel wendelin wendell wendi wendy wenke wenzel wera werner
wes wesley wess wessel westin westley weston wheeler whit whitley whitney wibke wiebke wieland
wieslaw wigbert wiktor wilber wilbert wilbur wilburn wilda wiley wilford wilfred wilfredo wilfrid
wilfried wilfriede wilhelm wilhelmina wilhelmine wiliam wilkie will willa willaim willam willard
wille willem willene willfried willi willia william williams willian williard willibald willibert
willie williemae willis willodean willy wilma wilmer wilson wilton wiltrud windell winfield
winford winfred winfried winifred winnie winnifred winona winston winthrop winton wirt witold
wladimir wojciech woldemar wolfgang wolfhard wolfram wong woodie woodroe woodrow woodson worley
wout wouter wulf wyatt wylie wyman wynona xaleddin xalid xalide xaliq xalise xamis xander xanim
xankisi xanlar xatire xaver xavi xavier xelil xena xenia xeyal xeyale xeyyam ximena xiomara xosrov
xudaverdi xudayar xudu xumar xzavier yaakov yadiel yadigar yadira yael yagin yagizkurt yago
yahaira yahir yahsi yahsikan yair yaiza yajaira yalazabay yalcin yalgin yalin yaltirak yaman yamen
yamilet yamilex yamin yan yancy yandel yanki yaqub yara yareli yaretzi yargi yaritza yaroslav
yaryna yasan yasar yasattin yasef yasemen yasemin yasin yasmeen yasmin yasmine yassin yaver yavuz
yavuzhan yayak yazganalp yazgul yazmin yee yegane yegor yehuda yehya yekaterina yekbun yekda yekta
yelesen yeneral yepelek yertan yesenia yesica yesil yessenia yessica yetisal yetta yevgeny yevhen
yfke yigit yildir yildiz yilma yilmaz yinthe ylva yngve yoel yolal yolanda yolonda yonetmen yoruc
yosef yoselin yoshiko yoshio yosma yosyp yousef youssef yucel yucelen yuksel yulia yuliana yuliia
yulisa yulissa yuliya yumun yunis yunt yunus yurdanur yurdaser yurem yuri yuridia yurii yuriy
yurtguven yurtseven yurttas yusif yusuf yves yvette yvonne zac zacarias zach zachariah zacharie
zachary zachery zack zackary zackery zada zadie zafer zaharia zahfer zahid zahir zahra zaid zaida
zaiden zain zaira zaire zak zakaria zakary zakhar zakir zaliha zaman zamfir zamfira zamin zamiq
zamir zana zander zandra zane zaniyah zara zaraza zarengiz zaria zariah zaur zavier zavion zayden
zayne zbigniew zdenka zdravko zeb zebirce zebulon zechariah zed zehra zehranur zekayi zeke
zekeriyye zeki zela zelda zelha zelia zeljko zella zelma zelpha zemfira zemine zemzem zena zenas
zennun zeno zenobia zenon zenovia zenta zerafet zerdust zeride zerif zerife zernigar zetta zettie
zevlude zeynal zeyneb zeynegul zeynelabidin zeynep zeyno zeynulla zhane zhanna ziba zibeyde
zigmund zihni zilfa zillah zilpah zilpha zina zinaida zinet zinnure zion zita ziya ziyaettin zlata
zlatko zoa zoe zoey zofia zohre zohrehan zoia zoie zola zollie zoltan zona zora zoraida zoral
zoran zoriana zubeyde zufer zuheyla zula zulbiye zuleyxa zulfiyye zulfu zulfuye zulgarni zumre
zumrud
""".split()
)

SURNAMES = frozenset(
    """
aalts aanei aarden aarts aas aasen ababei abad abascal abatantuono abba abbagnale abella abellan
aberg abernathy abrahamsen abrahamsson abreu abshire accardo acedo acerbi acero acevedo ackermann
acosta acuna adadia adelaar adinolfi adkins adler adolfsson adriaansen adriaensdr adriaense
adryaens aeije aelftrud aertsz agazzi agnesi agostinelli agostini agren aguado agudo aguila
aguilar aguilera aguilo aguirre agullo agusti ahlberg ahlgren ahlin ahlqvist ahlstrom ahmadi
ajello akca akcay akdeniz akerlund akerman akesson akgunduz akhtar aksu alamo alarcon alberdi
albero alberola albers albertini alboni albu albuquerque alcala alcalde alcantara alcaraz alcazar
alcolea aldobrandi alegre alegria aleman alemannie alemany alemdar alenburg alexandersson alfaro
alfieri alfonsi alfredsson aliaga alighieri allain allard allemanie aller alm almagia almagro
almansa almazan almeida almgren almqvist aloisio alonzi alpaidis alsina altenwerth altera alvarado
alvarez alves amaldi amalrada amat amato amigo ammaniti amo amores amoros amstel amundsen anastasi
anderberg andersen andersson andrade andreasen andreassen andreasson andren andreotti andreozzi
andresen andreu andrews angeli angiolello anglada anguillara anguissola anguita angulo anichini
ankunding ansems antelami antonacci antonelli antonetti antonini antonioni antonsen antonsson
antonucci antunez aparecida aparicio aporti appelman aragao aragon aragones aramburu arana aranda
araujo arce arco arcos ardelean arellano arens arent arevalo argan argentero argenti argento
argurio ariasso ariens arino ariosto ariza arjona arkel armas armellini armengol armstrong arnaiz
arnal arnau arnaud arnesen arnsberg aroca aronsson arranz arregui arribas arrieta arroyo arslan
arsoy arteaga artigas arvidsson asberg aschman asenjo asensio aslund asmundo asp asplund asprucci
assem asten astrom atienza atkins atkinson atzler aubert aubry auch auer aufderhar auger
augustsson aulenti aumann aune austermuhle avila aviles avogadro avoirt axelsson ayala ayers
ayllon ayuso azcona azevedo aznar azorin baalen babati babato babbo bach bachmann backlund backman
backstrom bacosi badia badoer badoglio baena baez baeza baggio baglioni bahr bahringer bailly
baird bajamonti bajardi bakke bakken bakker balaguer balbi balbo balistreri balla ballester
ballesteros balotelli bandello banos baquero baracca barajas barba barbarigo barbe barbera
barberini barbero barbier barbosa barcaccia barcella barcelo barcena barco barents barese baresi
barillaro barker barkholz barlow barnes baro baroffio barozzi barr barracco barragan barral
barranco barre barreda barrena barrera barriga barrio barrios barros barroso barrows barsanti
bartell bartels barth barthelemy bartlett bartoletti bartoli barzini basadonna bashirian bassi
basso bastiaanse bastiaense bastida bataglia batalla bates batlle battaglia battelli battisti batz
bauch baudry bauer baum baumbach bauza bave bayer bayo bayon bayona bazin bazzi beahan beasley
beatty beaumont beccaria beccheria becerra bech becht bechtelar beck becker beckmann bednar beeck
beeckmans beek beekman beernink beffa begue begum beier beieren beijring bejarano bekbergen belda
bellemans belletini bellido bellini bello bellocchio bellucci belmonte belpere beltran bembo
benavent benavente benavides benedetti benet bengtsson benigni benitez bentheim benthin benussi
beourgeois berends berendse berengario berenguer berg bergdahl berge berger berggren bergh
bergkvist berglund bergman bergnaum bergoglio bergqvist bergsten bergstrand bergstrom bergvall
berkel berkum berlusconi bermejo bermudez bernaards bernad bernal bernardi bernardini bernat
bernetti bernicia bernier bernini berntsen berntsson berre berrocal bersani bertelsen berthelot
bertho bertilsson bertin bertoli bertolucci bertoni bertran besnard besson bettin bettoni bevan
bevilacqua beyer bezemer biagi biagiotti bianchi bianchini bien bierstraten biesenbos biezenbos
biggen bignami bignardi bijlsma bilbao bilgin bilir billung binaghi binner birkeland birnbaum
bixio bjork bjorklund bjorkman blaak blackburn blackwell blanc blanchet blanco blanda blanes
blankenship blasco blasi blazquez blees bleijenberg blevins blewanus blick blin blixt bloch
bloemendaal blokland blom blomberg blomgren blomkvist blomqvist blondel blonk blumel boada boaga
bocca boccaccio boccherini boccioni bocelli bock boddaugh bodin bodoni boe boehm boer boers boeser
boetet boezio bogan bogisich bohlander bohlin bohman bohnbach boiardo boitani boito boix bokenkamp
bolander bolanos boldu bolin bolkesteijn bolnbach bolton bolzmann boman bombieri bompiani bonanno
bonatti bonaventura bonbach bondumier bonet bongiorno bonilla bonino bonneau bonnin bonolis bonomo
bont booden boogaerts borer borg borges borghese borgia borgstrom borjesson borman borner borrani
borras borrego borrell borromeo borromini borroni borsellino borsiere borzomi bos bosch bosco
bosio bosman bossi bostrom bosurgi botella botsford botta bottaro botticelli bottigliero bou
boucher bouchet boucsein boudewijns bouhuizen boulanger boulay boulogne bourdon bourgondie
bousquet bouthoorn boutin bouvet bouvier bouwhuisen bova boven bovene bovenen bowen bowers boyer
boyle bradshaw bradtke bragadin bragaglia bragt brakus bramante brambilla brancaccio branciforte
brannstrom braun breitenberg brekke brenen bresciani brese bresse breton breugel breugelensis
breukeleveen breukelveen brewer briand briccialdi brichese briel briemer briere brievingh briggs
briones brisee brito brizee broberg brodin broeckx broeders broek broekhoven broeshart broggini
brolin broman bronder brookes broschi brouwer brown browne bru bruchem bruder bruen bruggeman
brugman brugnaro bruijn bruijne bruin brumleve brun bruneau brunel brunelleschi brunello brunet
brunswijk bruscantini bruun bruyn bruynzeels buchanan buchholz buckley buckridge budig buendia
bueno buijs buisson bullock bulzoni bunschoten buonauro burcardo burch burgos burman buscetta
busoni busquets bustamante bustos butselaar buuren buytelaar bylund byrne bystrom caballero
cabanas cabanillas cabello cabeza cabezas cabibbo cabo caboto cabrera cabrero cabrini caccianemico
caccioppoli caceres cadefau cadenas cadorna caetani cafarchia caffarelli cagnin cagnotto cainero
caironi calarco calatayud calbo caldeira calderon caldwell calgari callahan callegari callegaro
calleja calvet calvo calzada camacho camanni camara camargo camicione camilleri camino camiscione
cammarata cammel campanella campano campillo campise campo campos campoy camuccini camurcuoglu
camus canales canali canas canellas canet canete canetta canevascini canil canizares cannizzaro
cano canova canovas cantero cantimori canton cantrell cantu caparros capdevila capecchi capone
cappelli capuana caracciolo carbajo carballo carbo carbonell cardano cardenas cardona cardoso
carducci carfagna carlberg carlier carlsen carlson carlsson carmona carnera carnero carney
carnotte carocci carosone carpaccio carpentier carpio carr carranza carrasco carre carreno carrera
carreras carretero carriera carrillo carro cartwright carullo caruso carvajal carvalho casa
casadei casado casagrande casal casale casaleggio casalodi casals casanova casanovas casares
casarin casas casellati casini caspar cassara cassiano cassin castaneda castejon castell
castellanos castelli castellitto castello castells castiglione castilla castillo castioni
castrillo castro catala catalan catalano catenazzi cattaneo cavalcante cavalcanti cavanna cazorla
ceci celentano cendron cepeda ceravolo cerda cerdan cerezo ceri cerquiglini cerro cerutti
cervantes cervera cesaroni cesarotti ceschi cespedes chacon chamberlain chamorro champlin chan
chang chaparro chapman charon charpentier charrier chartier chauveau chauvet chauvin chaves chavez
checa chechi cheda chen cherubini chevalier chevallier chevresson chiappetta chiaramonte chico
chiesa chigi chindamo chinnici chittolini choi chotzen chretien christensen christiansen
christoffersen chrodtrud chung ciampi cianciolo ciani cibin cicala cichorius cicilia cid cifuentes
cignaroli cilea cilibrasi cimarosa cimini cipolla cisneros civaschi claassen claesdr claesner
claesson clausen clavero clements clerc cline clootwijck coardi coates cobb cobo cobos coca cocci
cochran cociarelli codina coello coenen coffey colas coles coll collado collet colletti collina
collodi colom coloma colomer columbo combi comboni comencini comeriato comisso comolli compton
conceicao conde condoleo conesa connelly connolly conradi conroy considine contarini conte conti
contrafatto contreras cooke coolen cooley copeland coppola corbacho corbo corcos cordier cordoba
cordova coredo coret coreth corkery corlu cormier cornejo cornelisse cornelissen cornelisz
corominas coronado corput corradi correa correia correr corstiaens cortes cortese cortina cosman
cossiga costa costalonga costanzi coste costela coterlet coulon courtier courtois couturier cowan
cozar cremin cremonesi crespi crespo criado crisafulli crispi crist cristoforetti crona cronin
crosby cruickshank cuadrado cuda cuellar cuenca cuervo cuesta cueto cuevas cugia cuijck cummerata
cummings cundari cunha cunningham cuomo curatoli curci curiel cusano cutrufo cutuli cuzzocrea daal
dach dachgelder dachgeldt dachgelt dagsburg dahl dahlberg dahlen dahlgren dahlin dahlqvist
dahlstrom dalem dalla dallape dallara dalmau daly dandolo daniels danielsen danielsson darnau das
daugherty davenport davids davidson davidsson davies davila davison daza decker deckow dehmel
dekker delacruz delahaye delannoy delattre delaunay deledda deleon delgado dellucci delorme demir
demirel demmendaal denesik dennenberg depero descamps deschamps desio detti devaux diaconescu
diaconu dias diaz dibbert dibiasi dickens dickerson dicki dickinson dickson didier dieguez
diesbergen dietz diez dijk dijkman dijkstra dijoux dillen dima dippel dircken dirksen dirven
disdero ditschlerin dobes dobre dobson dochioiu dodd dodson doesburg doglioni doherty dohn dokkum
domenech dominguez dommelen donaire donaldson donarelli donati donatoni dongen donini donnelly
donoso dooley dooren doorhof doorn doornhem doria doring dorschner dorsman dossetti dossi
dougherty dovara dowerg draaisma draghi drenthe drewes driessen drub drubin druso drysdale duarte
dubois dubuque duenas duffy dufour duhamel duivenvoorde duivenvoorden dulbecco dumanli dumas
dumitrescu dumont dunlap dunn duodo dupont dupre dupuis dupuy duque duran durand durdu durgan
durham durmus duse dussen duval duvenvoirde duyvenvoorde dyer eaton eberth echevarria echeverria
eck eckbauer eco edberg edin edlund edman edstrom edvardsen edvardsson edwards eelman eerden
eerenbeemt effertz egea egisheim ehlert eichmann eide eigenwillig eijkelboom eijndhoven eijssel
einarsson einaudi ekberg ekdahl ekelund ekholm eklof eklund ekman ekstrand ekstrom elberts
elbertse eliassen eliasson ellingsen elofsson elorza elsemulder elsenaar elzas emanuelli
emanuelsson emard embden emilsson emmelen emmen emo endrizzi ene engberg engdahl engeland engelen
engels engen englund engman engstrom engvall enriquez enschot eraslan erdman erhout erickson
ericson ericsson eriksen eriksson erlandsson ernser errani errigo ertas erve escalona escamilla
escobar escolano escribano escriva escudero espada espanol esparza espejo espinosa espinoza
esposito este esteve estevez estey estrada etzler etzold evelingen evensen everde evers everts
evrard exposito fabbri fabra fabre fabregas fabregat fabrizi fadel fagerstrom faggiani fagiani
fagotto fahey faivre fajardo falco falcone falier fallaci falloppio fantini fantoni fantozzi
fanucci faranda farias farina farinelli farley farnese farre fattori faugno faulkner faure faust
favata fechant fechner federici feeney feenstra feest feijoo feil feliu feltzer ferguson ferm
fermi fernandes fernandez ferrabosco ferragamo ferragni ferran ferrand ferrandez ferrandiz
ferrando ferrante ferrara ferrari ferraris ferrata ferrazzi ferreira ferrer ferrera ferreras
ferrero ferretti ferrucci fibonacci ficino fiebig fieramosca fiere figueras figueroa figuerola
filangieri filippelli filippini filogamo filzi finetti finke finotto finzi fiol fioravanti
fiorucci fischer fischetti fittipaldi fitzpatrick flaas flaiano flantz flatley fleche fleury
fliegner flink floch flores florio flynn foa foconi fogaca fogazzaro folch foletti foley folkesson
folliero fonseca fontaine forbes formbach fornaciari fors forsberg forsell forsgren forslund
forsman forster fortuny fortuyn forza foscari foucher fouquet fournier fowler fracci frami
franceschi franch frandsen franecki franke frankhuizen franscini fransson franzen franzese fraser
frederiksen fredriks fredriksen fredriksson freitas fremie frerichs frescobaldi freshour
freudenberger frey frias friberg frid friedman friehus friesen friis fritsch frohlich frutos frye
fuente fuentes fuertes funk furda fusani fuseli fuster gabaldon gabba gabbana gabrieli gabrielsson
gadda gaggini gagliano gagliardi gaiatto gaillard gaito galan galeati galenzone galiano galiazzo
galijn galilei galindo gallagher gallardo gallart gallego gallegos gallen gallet gallo galloway
galtarossa galuppi galvan galvani galvez gamez gangemi garate garay garces garcia gardiner
gargallo garibaldi garmendia garnier garobbio garozzo garrido garriga garrone garza garzon garzoni
gascon gashi gasperi gastel gatto gaudin gauthier gautier gaya geenen geerling geerts geertsen
geest geffen gehringer geisel geisler geissler gelabert geldens gelder gellemeyer gelli gemen
gemert gemito geneart genefaas gentileschi gentili gentilini georgescu gepa geraci gerhold gerlach
germain germano gerrits gerritse gerritsen gertz gervais gheorghiu ghoerle giacconi giacometti
giammusso gianetti gianinazzi giannelli giannetti giannini giannone giannotti giannuzzi
gianvecchio gibbons gibbs gibert gibilisco gierschner giess gigli gilabert gilardoni gillespie
gillet gils gimenez gimeno giner ginese ginesio ginkel ginneke gioberti giolitti giorgetti giovine
giradello giralt girard giraud giron girona girschner giselmeyer gislason giulietti giunti giusti
gleason gleichner gnatz gnodde godard goddard goderts godoy goedhart goerle goff goicoechea
goldner goldoni goldstein golgi golino gomes gomez gomila gomis goncalves goni gonzaga gonzales
gonzalez goodman goodwin goransson gorczany gordillo gori gorlitz gorp gosselin gottardi gotti
goudriaan gough gould govarts govoni goyaerts goyette gozzano gozzi graaf gradenigo graf grahn
gramsci granados granatelli granath granberg grande granlund granstrom gras grassi grasso gratie
grau gravensande gravina greef greenfelder greenholt greenwood greer gregersen greggio gregori
greij grein gremese gren grenier grifeo griffiths grimani grinsven grisoni gritti groen
groenendaal groenestein grondel grondelle grondin gronlund groot groote gros grossi grote groth
grottner gruijl gruijter gruil gruson gual gualandi gualtieri guarana guarato guardia guardiola
guariento guarneri gucci guclu gude guellec guerin guerra guerrero guglielmi guibert guicciardini
guichard guidone guidotti guijarro guilbert guillen guillet guillon guillot guillou guinizzelli
guit guitart gulbrandsen gulcher gulen gulgowski gullberg gullotta gulotta gumprich gundersen
gunnarsson gunpf gusikowski gussoni gustafsson gustavsson gute gutierrez gutknecht gutkowski
gutmann guyon guyot guzman haack haag haan haarlem haas haase hackett haeften haengreve haering
hagberg hagendoorn hagenes hagg hagglund haggstrom haglund hagman hagstrom hahn hak hakansson
hakker hallberg hallgren hallin halvarsson halvorsen halvorson hamaland hamann hamel hamill hammar
hammarstrom hammes hammond hamon hancer hancock hande hane haneberg hanegraaff hanel haney hansen
hanssen hansson haraldsson harber hargreaves harloff haro harrington hartman hartmann hartung
haselaar haspengouw hatfield hauck hauffer haug hauge haugen haugland hawkins haynes hayrioglu
hazenveld heaney heathcote hecker hedberg hedin hedlund hedman hedstrom heer heere heerenveen
heerkens heerschop hegmann hehl heiden heidenreich heidrich heijden heijman heijmans heijmen hein
heinrichs heintze hekker helgesson helland hellberg heller hellevoort hellgren hellman hellstrom
hellwig helmerhorst hemert hemma henck hendricks hendriks hendrikse hendrix henegouwen henk
henningsson henriksen henriksson henschel hensley henson henst hentschel heras heredia hering
heripon hermans hermansen hermansson hermighausen hermiston hernandez herranz herrera herrero
herstal hertrampf hervas herve hervia herzog hesbaye heser hess hesse hessel het hethur hettinger
hettner heusden heuser heuvel hewitt hexspoor heyden heydrich heymans heyne hickle hickman hidalgo
hierro higgins higueras hiller hilll hilpert hines hinton hintz hirthe hjalmarsson hjelm hjort
hoarau hoareau hobbs hodge hodges hodgson hodkiewicz hoedemakers hoeger hoek hoeks hoekstra hoelen
hoevel hoeven hoffman hoffmann hofig hofman hofmann hogan hogberg hoglund holgersson hollander
holloway holmberg holmgren holmqvist holmstrom holst holsten holt holthuis holzapfel holzenbecher
homenick hondeveld hoog hoogers hoogh hooper hopkins hoppe hoppenbrouwer horle horne hornich
hornig horrocks hosseini hostaden houdijk houghton houteveen howarth howe howells hoyos hoz huang
hubel huber huberts huel huels huerta huertas huet huffman huguet huhn huijben huijbrechts huijs
huijzing huisman huls hulshouts hulskes hulst hult hulten hultgren hultman humbert humphreys
humphries hunerik hurst hurtado hussain hutchinson huurdeman huynh hyatt hyde iacobucci iacovelli
iadanza iannelli iannotti iannucci iannuzzi ibanez ibarra iborra iglesia iglesias ihsanoglu imbert
impastato infante infantino ingvarsson iniesta iniguez innocenti inonu interiano interminei
interminelli inzaghi ionescu ionita ioppi iqbal iriarte isaksen isaksson isern israelsson issa
ivarsson iversen izaguirre izquierdo jaceps jackel jacobi jacobs jacobsen jacobson jacobsson
jacquet jacquot jacuzzi jaen jafari jager jahn jakel jakobsen jakobsson jakubowski jans jansdr
janse jansen jansse janssen janssens jansson jantsch jara jaskolski jast jaume jauregui jdotte
jeggij jekel jenkins jenssen jeppesen jeppsson jepsen jerde jerez jerusalem jespersen jessel
jessen jilani jimenez jochems jockel jodar jode johannessen johannesson johansen johansson johns
johnsen johnson johnsson johnston joly jonasson jong jonge jonker jonkman jonsson joosten jopich
jorda jorgensen jorlink jorrisen josefsson joubert jourdan jove jover jovinelli juarez juhlin
jumiege junck juncken jungfer junitz junken jurado jurrijens juttner juvara kaay kabus kaiser
kallen kallert kallstrom kalman kambs kamp kamper karadeniz karels karge karlberg karlsen karlsson
karlstrom karz kas kassulke kasteelen kaster kathagen kaufman kaul kaur kautzer keebler keijser
keijzer keller keltenie kemmer kemp kempen kensy kerkhof kerluke kerr kertzmann kessler ketel
ketting keudel khan kidd kiehn kihn kijnder kilback kint kirlin kirpenstein kisakurek kisman
kitzmann kjaer kjeldsen kjellberg klaarwater klapp klashorst klasson klausen kleibrink kleijse
klein klemm klemt klerks kleybrink klijn kline kling klingelhofer klocko klomp kloppert klotz
knapp knappe knoers knowles knudsen knuf knutsen knutsson kobelt koch koelpin koeman koepp kof
kohl kohler kok kolen kolster koning konings konopelski kooij koret korsman korstman kort korte
kortman koruturk koss kosten koster kostolzin kovacek kozey krabbe krajcik kramer krantz kranz
kraus krause kraushaar krebs kreiger krein kremer kreusel kriens kristensen kristensson
kristiansen kristiansson kristoffersen kristoffersson krogh kroker kronenberg krueger kruns
kruschwitz kshlerin kub kuhic kuhl kuhlman kuhn kuhnert kuijc kuijpers kuilenburg kuiper kuipers
kuit kulas kunde kunen kunze kuphal kusch kusen kutch kuvalis kvist kwaadland laan laar laarhoven
laarse labadie labado labbe lachmann lacombe lacroix ladeck laffray lafleur lagarde lagerweij lago
laguna laine lakin lam lamas lambers lamborghini lambregt lamore lamotte lamy lancisi landa landry
landstrom lanfranchi lang lange langern langevoort langlois langosh langworth lankle lansink lantz
laon laporte laroche larranaga larrea larsen larson larsson lasa lassen lastra lathrope latier
lattuada launay lauridsen lauritsen laursen leal leannon leao leblanc lebon lebreton lebrun
lebsack leclerc leclercq lecomte leconte lecoq lede ledesma ledner ledoux leduc leemput leene lees
leeuw leeuwen lefebvre lefevre leffler lefort legendre leger legnante legrand legros leguit
lehmann lehner leiva lejeune leleu lelievre lelijveld lemaire lemaitre lemke lemmens lemoine
lemonnier lennartsson lenoir lensen leonardi leoncavallo leonetti leopardi lercari lerma lerner
leroux lesage lesch letellier lether lettiere leuschke leuven leveque levesque levine liden
lidstrom liebelt lien liendert lier lieshout ligorio ligtvoet liguori lijn lilja liljegren lillo
lima limburg lin linares lind lindahl lindau lindberg lindblad lindblom linder lindfors lindgren
lindh lindholm lindkvist lindmark lindner lindquist lindqvist lindskog lindstrom lindvall linke
linschoten lippomano littel littizzetto liu liverotti livingston ljung ljungberg ljunggren
ljungqvist llabres llado llano llanos lledo llobet llopis llorens llorente lloret lluch lobato
lobo lochel lockman loep lof loffler lofgren loiseau lollobrigida lombard lombardi lombardo
lombroso lommert lonen longhena lonn loo loos lopez lopresti lorch loreal loredan lorreijn losa
losada losekann louws lovato lovgren lowery lozano luboch lubowitz lubs lucarelli lucchesi
lucciano lucel lucena luciani ludovisi lueilwitz luettgen luin luinenburg luitgardis lujan
lumbreras lund lundberg lundblad lunde lundell lundgren lundh lundholm lundin lundkvist lundmark
lundquist lundqvist lundstrom lupo luque luria lussu lutterveld luxardo luxemburg luyssel luzi
lyons maaren maas maasgouw maaswinkel maath maccanelli macdonald macedo macejkovic machado macias
maderna maderno madrid madrigal madsen maes maestre maffei maggio maggioli maglio magnani
magnusson magrassi mahe mahieu mahmood mahoney maillard maillet maillot majewski majorana
malacarne malaparte malatesta maldonado malenchini malipiero mallien malm malmberg malmgren
malmqvist malmstrom malo malone malpighi malsen malzer manacorda mancebo mancini manco mangel
mangold manjon mann manne mannoia manolesso manrique mansiz manso mansson mansveld mansvelt mante
mantegazza mantegna manunta manzanares manzano manzoni marangoni marazzi marcacci marceron marchal
marchand marconi marduras marec marechal marenzio margraf marinetti marini mariscal marklund
marmol marquardt marrone marsden marsili martel martens martensson martineau martinelli martinez
martins martinsen martinsson martorell martucci marzorati mascagni mascaro mascheroni maspero
massa masse massey masson mastandrea mastroianni mata matas matelot mateos mater mateu mathiasen
mathiesen mathieu mathis mathisen mathol mathurin mattarella matteotti matthai matthews mattsson
mayer mayert mayol mayoral mays maza mazilescu mazzacurati mazzanti mazzeo mazzi mazzini mazzocchi
mcbride mccall mccann mccarthy mccarty mcclain mcclure mcconnell mccormick mccoy mccullough
mcdaniel mcdermott mcdonald mcdowell mcfarland mcgee mcglynn mcgrath mcguire mcintosh mcintyre
mckay mckee mckinney mcknight mclaughlin mclean mcmahon mcmillan mcneil mcpherson medhurst medici
meer meeres meeusen meijer meis meister mejia melander melendez melero melet melin mellor melo
menard mende mendes mendez mendizabal mendonca mendoza menendez mengolo mennea mens mentzel
mercadante mercader mercado mercalli mercantini mercati mercier mercks merckx merino merisi merkx
mertz mesa metcalfe metella metz meucci meulen meunier meyers meza mezzetta micca michaud
michelangeli micheletti michiels michielsen middelkoop middleton mielcarek mies migliaccio
mijsberg mikkelsen mil milanesi millan millet miltenburg mimun minguez miniati mir miralles miro
misicher mispelen missoni mistry mitschke moberg mocanu moccia mocenigo mochlichen modiano modig
modigliani modugno moen moenen moensendijk moet mogensen mogherini mohammadi mohamud mohaupt mohr
mol molegraaf molen molenaar molesini molin molina moliner molins moll moller momberg monaco
monahan mondadori mondaini monduzzi moneta monicelli monnier monreal montalban montalcini montalti
montanari montanariello montanelli montecchi monteiro montenegro montero montes montesano
montesinos montessori monteverdi monti montoya mook mooney moore morabito moraes moraleda morales
moran morandi morandini morante morar morata morcillo moreau moreira morel morell morellato morera
moresi moretti morgagni morillo morin morissette morlacchi morley morosini morpurgo morricone
morrison morrocco morrow morse mortati mortensen morucci morvan moschino mosciski mosemann mosley
mosquera mota moulin moura moya moyer mozart mraz mudden mude mueller mugica muhle muijs mulder
mulders mulet mulichen mullen muller mullins munari muniz munoz munster mur muratori murazik
murcia murialdo murillo muro murri musatti muti myers myhre myklebust naccari nadal nader nadi
naess napolitano naranjo narvaez nascimento naser naslund natta navarrete navarria navarro navas
navone naylor nebot necci nedermeijer neira nek nemes nerger nes nette neureuther neuschafer
neustrie neuteboom neuzerling nevado neves neveu nguyen nibali nicholls nichols nicholson nicolau
nicoletti nicolini nicolucci nielsen niemeier nienow niermann nieto nieuwenhuijsen nieuwstraten
nievo niggli nihoe nijman nijs niklasson nilsen nilsson nimwegen niscoromni nissen nistor nitti
nitto nitzsche nixon noack nogueira noguera nogues nohlmans nolcini nollee nonis noordeloos
noordijk noordmark noort noot norberg norbiato nord nordberg nordgren nordin nordio nordlander
nordlund nordqvist nordstrom noren norgaard norgren noriega norlin norling norrman northeim
nosiglia notarbartolo novaes novais novak novaro novoa nugnes nunes nunez nus nuwenhijsen
nuwenhuijzen nuwenhuse nuwenhuysen nyberg nyeuwenhuysen nygard nygren nylander nylen nyman nystrom
oberbrunner oberg obrien ocalan ocana ochoa ochten oconnell oconnor odegard oderwald odescalchi
odom odonnell oemencs oennen oestrovsky oever offredi ohlsson ohman oirschot ojeda okuneva olander
olausson olesen oliboni olivares oliveira olivera oliveras olivetti oller ollivier olmedo olmo
olofsson olsen olson olsson olst olthof olykan omma ommeren ondricka oneill onio onisto ooms ooste
oosten oostendorp oosterhek oosterhout oostveen ooyen opizzi opmans oprea ordonez orengo orleans
orn orozco orr orsini ortega ortese ortiz ortmann ortolani ortuno oscuro osinski oskarsson osorio
ossani ossola ostberg osterberg ostergaard osterhoudt ostinelli ostling ostlund ostman osuna otero
otte ottino ottosson oude oudewater ouwel ouwerkerk ovadia overdijk overeem overgaard oversteeg
pacelli pacetti pacheco pacillo pacocha pacomio padberg padilla padovano paez paffrath pagac
paganini pagliaro pagnotto paillet palacio palacios palau palazzo palladio pallares palman
palmgren palmisano palmqvist palomar palomares palombi palomo palsson paltrinieri palumbo panatta
paniagua panicucci panzera paoletti paolini paolucci papafava papetti pardo paredes pareja parejo
pareto parijs parini parisi parisian parkes parkin parkinson parmitano parpinel parra parri parry
partzelt paruta pascarella pasman pasolini pasqua pasquier passalacqua passchiers pastine pastoors
patberg patel patino patterson patton paucek paulsen paulsson pausini pauw pauwels pavanello
pavarotti pavert pavon pavone payet payne pazos peano pearson pechel pederiva pedersen pedersoli
pedraza pedrazzini pedrero pedroni pedrosa peeters peinado peiro peixoto pelaez pellegrini
pelletier pelli pellicer pellico pelser peltier pena penalver penas pennetta pennington pera peral
perales peralta peranda perck perea pereira perello perera perez pergande pergolesi perini perkins
peron peronne perozzo perret perrier perrin perrono perrot persico persijn persson pertile pertini
peruzzi peterse petersen peterson petersson petit petitjean petralli petrassi petrocelli petrucci
petrucelli petruzzi pettersen pettersson peukert pezzali pfannerstill pfeffer pham phelps phillips
phillipsen piacentini piane piazzi picard piccinni piccio pichon pickering pieper pierson pieters
pietrangeli pigafetta pignatti pihl pimenta pinamonte pincherle pineau pineda pinedo pineiro
pinilla pininfarina pino pinol pinto pintor piovani piquer pirandello pirelli pires pisacane
pisani pisano pisaroni pison pistoletto pittman pitts pizarro pizzamano pizzetti pizziol pizzo pla
plana planas plantard plas plath platini ploeg pluijm poerio pohl poirier pol polani polesel
politz polizzi pollard pollich pomares pombo pometta ponce poncelet ponci pons pont pontecorvo
ponti poole popa popescu poppel porcel porcellato porras porta portero portillo porto porzio
posada postma potier pottier potts pou poulain poulsen pouros pouw powlowski poza pozo pozuelo
pozzecco praagh prada prado praga prat pratesi prati prats preda predovic preiss prevost priego
prieto prins prinsen pritchard priuli procacci proctor prodi prohaska proietti prosacco pruitt
pruschke pruvost pucci puccini puente puerta puga pugh pugliese puglisi puig pujadas pujol pulci
pulido purdy puscasu putz quasimodo querini quero querol quesada quevedo quigley quintana
quintanilla quintero quiroga quiros quitzon rackham radel rademaker radisch rahman raimondi
ramaker ramazzotti ramirez ramis ramos randazzo rangel rapisardi rask rasmussen rastelli rath
ratke rau raurica ravaglioli ravn raya raynaud raynor rebollo recer recers recio redi redondo
reede rees reeves regge regnier reguera rehn rehorst reichel reichert reichmann reig reijers
reimes reinger reising rek remmers rempel renaud renault renier renner rensi renzi requena
respighi reuter revilla reynaud rezende rheineck rhodes riba ribas ribeiro ribera ribes ricart
riccardi riccati ricciardi richards richardson ricolfi ridder riehl riem rienzo riera riet
rietveld riggs righi rijcken rijks rijn rijnsbergen rijntjes rijthoven rinaldi rincon rio rios
riou ripoll rippey rippin riquelme risma rismondo ritacca ritter rius rivas rivera rivero riviere
rizzo rizzoli robbins robbrechts robel roberson roberts robertson robertsson robinson robledo
robles robson roca rocamora rocca roccabonella rocha roche rocher roda rodenas rodgers rodrigues
rodriguez roero roessink rogahn rogge rogner rohleder rohrdanz rohricht roht roig roijen rojas
rolfson rollins romagnoli romaguera romano romer romero romeu romijn romiti roncalli ronning roo
roob roodesteijn rooij roose roosenboom ropero rorricht ros rosado rosales rosell rosello rosemann
rosen rosenbaum rosenberg rosengren rosenow rosenqvist rosiello roskoth rosmini rosselli
rossellini rossello rossetti rossi rossini rossum roth rotteveel roukes roura rousseau roussel
rousselet rousset rouwenhorst rouwhorst roux rovira rowe rowley royer royo rozas ruano rubben
rubbia ruberto rubio ruecker rueda ruffini ruggeri ruggieri ruijs ruiter ruiz runolfsdottir
runolfsson runte ruppersberger ruppert russo rusticucci rutten ruud rydberg ryden saavedra sabater
sabatini sabbatini sacristan saenz saether saez safak saffi sagese sagnelli sagredo sahlin sainz
sakarya saksen sala salamanca salandra salas salata salazar salcedo saldana salet salgado salgari
salieri salinas salm salmen salmeron salom salomonsson salva salvemini salvini salvo salz sama
samele sampaio samper samuelsson sanabria sanchez sandberg sande sandell sanderson sandgren sandin
sandoval sandstrom sandvik sanguineti sanjuan sanmartin sanmiguel sans sansoni santamaria santen
santi santorio santoro sanudo sanz sarabia saraceno saracino saragat sarmiento sarneel sas sastre
satriani satta satterfield sauberlich sauer sauli saunders saura sauro sauvage savorgnan sawayn
saxo sbarbaro scaduto scalera scalfaro scamarcio scandone scaramucci scardino scarfoglio scarlatti
scarpa scarpetta scarponi schaaf schacht schaden schaefer schafer schagen schakelaar schamberger
scharroo schatteleijn scheel scheer scheffers scheibe schellekens schelvis schenk schenkel scherms
scheuermann schevinghuizen schiaparelli schiavo schiavone schicchi schiffer schiller schilt
schimmel schinke schinner schipper schlauchin schleich schlosser schmeler schmidt schmidtke
schmiedecke schmiedt schmitt schneider schoen schofield schokman scholl scholten scholtz scholz
schomber schonland schotte schottin schou schouten schowalter schrant schrik schroeder schroeff
schuchhardt schuijt schuler schulist schulten schultz schulz schumm schuppe schuster schuurmans
schuylenborch schwartsbach schwartz schweinfurt schweitzer schwital scialpi scotti scotto
scuylenborchs seco sedano seddio segarra segebahn segerszoen segni segovia segre segui seguin
segura seidel seifert seip semitecolo sener senger sensoy serao serlupi sermonti serna serra
serraglio serrano sestig sevilla sevillano sexton sezer sforza sgalambro sgarbi shaffer shah
shanahan sharpe shaw shepard sheppard shupe sibilia siering siffredi silveira silvestri simeoni
simmons simo simonis simons simonsen simonsson sims sinclair singh singleton sinisi sipes siqueira
sismondi sivertsen sjoberg sjoblom sjodin sjogren sjoholm sjolander sjolin sjolund sjostedt
sjostrand sjostrom skiles skinner skog skoglund skold skoog skov slaetsdochter slagmolen slater
slingerland sloan sloot smeede smeets smirnoff smith smitham smits snyder sobrero sobrino
soderberg sodergren soderholm soderini soderlund soderman soderqvist soderstrom soding soest
soffici sokolov sola solana solano solari solberg soler solera solheim solimena solis sollima
solsona solzer sommaruga somoza sondergaard sonnino sontag soos soranzo sordi sorensen sorgatz
soria soriano sorrentino sosa sotelo soto sousa souza soylu spaan spadafora spaendonc spaendonck
spallanzani spanevello spanhaak speer speijer spence speri spier spiess spiker spinelli spinka
spinola sporer spreeuw spreeuwel spreuwel sprong spruit spruyt squarcione sraffa stadelmann stael
staglieno stahl stahr stamm stamrood stanescu stange starkenberg staude steckel steele steen
steenbakkers steenbeek stefanelli steffensen stehr stein steinberg steinmeiern stenberg stenlund
stenstrom stephens stephenson sterkman stettyn steuber steuer stevens stevenson stey stichter
stiebitz stiedemann stiffel stinis stoffel stoffelsz stoica stoll stoltenberg stolze stook
stoppani storladi straaten stracke stradivari stralen strandberg strangio streich strickland strid
striebitz strigt strigter strijker strik stroh strom stroman stromberg strosin stucchi stuivenberg
stumpf suarez suciu suijker suinvorde sundberg sundell sundin sundqvist sundstrom sureda surian
susa sussebier sutton svahn svanberg svantesson svard svedberg svendsen svensson swaniawski
swanson swart sweeney sykes symons tabacu taboada tacchini taccola tafuri tagliafierro
takkelenburg talavera talbot taliani taliercio tamarit tamayo tamborini tamburello tamburi
tamburini tammerijn tamsma tangen tanguy tanzini tapia tarantini tarantino tarchetti tarhan
tartaglia tartini tasca tasche tasso tassoni tebaldi techer tedesco teixeira tejada tejedor tejera
tejero telesio tellez tello tencalla tenorio ter terragni terron teruel tessier teuling teunissen
tevetoglu texier textor thanel thiel thomassen thomsen thomson thoren thorpe thorsen thout thulin
thygesen tielemans tiepolo tillmanno timmerman timmermans tintzmann tirabassi tirado tirie tlustek
toft togliatti tognazzi toldo toledo tolentino tolosa tomaselli tomasetti tomasini tomei tomescu
tomlinson tommaseo toninelli tonisto torlonia tormo tornatore tornqvist toro torp torphy torralba
torre torrecilla torrens torres torricelli torrijos torstensson toscani toscanini toselli tosi
toso tosto totino totwiller toussaint tovar towne townsend tozzi tozzo traetta tran trantow traore
trapanese trapani trapp travaglia travaglio traversa travia trebbi treccani tremblay tremonti
trentin trentini tresoldi treutel treves trevino trevisan trevisani trezzini trillini trillo
trincavelli trobbiani troisi trombetta trommler tromp tron tropea trost trotta trub trubin
trujillo trupiano trupp trussardi tschentscher tudela tuijl tuithof tur turati turchetta turchi
turci turcotte turesson turnbull turpin turrini tutino tuzzolino tveit ubaldi udinese udinesi
ugarte ughi uit uittenbosch ullmann und underwood ungaretti unruoch uphaus uphuis uphus upton
urena uria uriarte uribe urrutia vaessen vaillant valbuena valcarcel valderrama valdes valdez
valenciano valenzuela valera valette valguarnera valier vall valle vallee vallejo vallenduuk
valles vallet vallin valls valmarana valverde vandenbergh vandervort vang vanvitelli vaquero
varano varela vargas vasari vasconcelos vasquez vasseur vastenhouw vastraedsd vattimo vaughan
vazquez vecellio vecoli veen veenendaal veenstra vegt veiver velasco velasquez velazquez velde
velden velderman velez velthoven veltman veltroni velzen ven vendetti venditti vendrell veneziano
venier venrooy vento venturi verbeeck verbeek verboom verbruggen vercelloni verdejo verdi verdier
verdone verdu verdugo verdun verga vergara vergassola vergeer vergerio verhaar verhagen verharen
verheij verheuvel verhoeven verkade vermandois vermeulen verri versace verschuere verschut
versluijs vertoor vertooren vervoort verwoert vespa vespucci vestergaard vesterlund vestin veum
vezzali viana vianello viberg vicens vidoni vieira vierdag vigliotti vignon vigorelli vik viklund
vikstrom vila vilalta vilanova vilaplana vilar vilhelmsson villadicani villalba villalobos
villalonga villanueva villar villarosa villarreal villaverde villegas villena vinas vink visconti
visintini vismara visser vittadello vitturi vivaldi vives viviani vizcaino vlaanderen vliet vogt
voinea voisin volcke volkman vollbrecht volta volterra vonrueden voorhout voorst voortman vos
vrancken vries vroege vrome waarbeek waardeloo waas waderle waelchi wagenknecht wagenvoort wagner
wahlberg wahlgren wahlstrom wahner wal walderade wallaert wallen waller wallgren wallin wallis
walsh walsteijn walters waltrade wang ware wassenaar watkins watsica weber weeldenburg weerdenburg
wehner weihmann weijland weijters weimann weimer weinhage weinhold weiss weissnat weitzel wel
welch welf weller wendt wennberg wensen werd werdes wernecke wesack wessex westberg wester
westerbeek westerberg westerburg westerlund westermann westfalen westlund westman weterink wever
weyland weylant whitaker whitehead whitehouse whittaker wiberg wickerode wiegand wiek wiel wieloch
wiggins wigman wijk wijland wiklund wikstrom wilcken wilcox wilderman wildschut wilhelmsson
wilkerson wilkins wilkinson willems willemsen williamson willigen willms wilmont wilms wilmsen
winberg windler winkler winnrich wintheiser winther wipstrik wirth wisoky wisozk witte wittenboer
wiza wohlgemut wolfe wolff wolffel wolfsdr wolfswinkel wolters wolzak woodard woodward wooning
woudenberg wouters woutersz wuckert wulff wunderink wunsch wutke yanez yang yates yildirim yoder
yorulmaz yost yundt yuste zaal zabala zabaleta zabarella zaccagnini zaccardo zacchia zacco zaguri
zahn zamengo zamora zamorani zamorano zampa zanazzo zanichelli zanker zanzi zapata zaragoza
zarlino zavala zboncak zecchini zeemans zeffirelli zeldenrust zemlak zengin zetterberg zetticci
zevenboom zhang ziani zichichi ziegert ziemann zieme zijl zijlemans zijlmans zimmer zimmerman
zirme zito zobel zoppetti zoppetto zorbach zorlu zorrilla zuidweg zuijdveld zulauf zuniga zurita
zwaben zwart zwijsen zwindrecht
""".split()
)
