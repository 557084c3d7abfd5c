/** 512 plain Dutch words, each known by its first four letters. One of them is nine bits. */
export const wordList: readonly string[] = `
aarde adres afwas agenda album anker antenne appel april arend artikel asfalt atlas auto avond azijn baan baard baken bakker balkon ballon
bamboe bank basis beek beer beitel bel berg berk beurs bever bezem bijen bioscoop blad blauw bloem blok boek boer boom boot bord bos boter
bouw brief bril broek brood brug bruin bus buurt cactus camera cent cirkel citroen clown code cola dag dak dal dam dans das datum deeg deken
dekzeil den deur dier dijk disco dobber doek dok dolfijn donder dorp draad droog druif druppel duif duim duin dynamo eekhoorn eend eenhoorn
egel eik eiland eland emmer engel ernst erwt ezel fabriek fakkel familie feest fiets figuur film filter fles fluit fontein foto framboos
fruit gaas galerij gang gans garage garen gast gebak gebouw gedicht geel geluid gemaal gember geranium gids gieter gitaar glas golf gordijn
goud graan graniet gras groen grond gulden haak haan haard haas hal hamster hand haring hark havik hazelaar heide helling helm hemd hemel
herfst hert heuvel hoed hoek hond honing hoofd hooi hoorn horloge hotel hout huis hut idee iglo ijs ijzer inkt insect iris jaar jas jasmijn
jeep jeugd juli juni juwelen kaars kaas kabel kachel kade kalender kalf kamer kampvuur kanaal kano kapper kar karton kassa kast kat kers
ketel keuken keuze kever kiezel kikker klas klavier klei klep klimop klok klomp kluis knie knikker knoop koe koek koffer kokos komeet kompas
konijn kool koor koper kopje koren kraan krab krant kreeft krijt kroon kruid kudde kunst kust kwast laars lade laken lama lamp land lantaarn
laurier lawine leeuw lente lepel letter licht lied lift lijm lijst limoen linde lint loep logo lokaal lucht luik luipaard maan machine mand
manege mango mantel map markt marmer mast mat meel meeuw melk meloen merel meter meubel middag mier minuut mist moeras mok molen mos mouw
mug muis munt mus museum muur muziek naald naam nacht narcis natuur nest neus nevel nieuws noord noten nummer oceaan ochtend oester olie
olifant olijf onweer ooievaar oost oranje orgel orkest otter oven paal paard pak paleis palm pan panda papaja papier paraplu parel park pauw
pauze peer pen penseel peper perron perzik piano piloot pinda pinguin plaat plank poeder poema pollen pomp poort post pot potlood prijs put
puzzel raaf radar radio raket ratel regen riet rijst rivier robot roos rozijn rugzak ruimte salade salie sardine satijn schaap schip school
schuur seizoen sering servet sjaal sleutel slot smaak snavel soep spade spar spiegel spin spons spoor stad steen stengel ster stoel stof
storm straat stroom suiker taal taart tafel tapijt tarwe tegel tent terras theater thee tijd tijger tomaat toon toren touw trap trein
trommel tuin tulp tunnel uil vaas valk vallei varen veen veer veld venster verf verhaal vijver vink viool vis vlag vlam vlieg vlinder vloer
voet vogel vork vos vriend vrij vulkaan vuur waaier wagen walnoot walvis wand was water weg weide weiland wekker wereld wiel wind winkel
winter wit wol wolf wolk wortel zaag zaal zadel zalm zand zebra zee zeef zeep zeil zilver zomer zon zout zuid zwaan zwaluw zwart zwembad
`.trim().split(/\s+/)
