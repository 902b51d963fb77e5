"""Texts to read aloud for a voice's samples: about half a minute each, and all sounds of the language in them."""

from __future__ import annotations

from collections.abc import Mapping

READING_TEXTS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Early in the morning the baker opens her shop and pulls the first loaves out of the oven. The whole "
        "street smells of warm bread. A boy with a yellow jacket waits at the door, counts his coins and asks for "
        "two rolls with cheese. She laughs, gives him a third one for nothing, and tells him to hurry, because "
        "the school bus is just turning the corner.",
        "Last summer we took a small boat across the lake. The water was as smooth as glass, and far away we "
        "could hear thunder. My father thought that we should turn around, but my sister pointed at an island "
        "with one huge tree. We reached it just before the rain, sat under the branches, and measured the time "
        "between the flashes and the noise.",
        "Have you ever tried to repair an old watch? You need good light, a quiet table, and plenty of patience. "
        "Each tiny wheel has its own place, and if you sneeze, everything vanishes between the boards of the "
        "floor. My uncle enjoys it all the same. He usually whistles while he works, and he never throws a single "
        "screw away.",
    ),
    "de": (
        "Früh am Morgen öffnet die Bäckerin ihren Laden und zieht die ersten Brote aus dem Ofen. Die ganze Straße "
        "riecht nach frischem Teig. Ein Junge in einer gelben Jacke wartet vor der Tür, zählt seine Münzen und "
        "möchte zwei Brötchen mit Käse. Sie lacht, schenkt ihm noch ein drittes und ruft, er solle sich beeilen, "
        "denn der Bus biegt gleich um die Ecke.",
        "Im letzten Sommer fuhren wir mit einem kleinen Boot über den See. Das Wasser war so glatt wie ein "
        "Spiegel, und in der Ferne hörten wir ein Gewitter. Mein Vater wollte umkehren, aber meine Schwester "
        "zeigte auf eine Insel mit einem hohen Baum. Wir erreichten sie kurz vor dem Regen, setzten uns unter die "
        "Zweige und zählten die Sekunden zwischen Blitz und Donner.",
        "Haben Sie schon einmal versucht, eine alte Uhr zu reparieren? Man braucht gutes Licht, einen ruhigen "
        "Tisch und sehr viel Geduld. Jedes winzige Rädchen hat seinen Platz, und wenn man niest, verschwindet "
        "alles in den Ritzen des Fußbodens. Mein Onkel liebt diese Beschäftigung trotzdem. In seiner Garage "
        "pfeift er ein Lied über die Freude, und keine Schraube wirft er jemals weg. Möglich, dass er träumt.",
    ),
    "fr": (
        "Tôt le matin, la boulangère ouvre sa boutique et sort les premiers pains du four. Toute la rue sent bon "
        "la pâte chaude. Un garçon en veste jaune attend devant la porte, compte ses pièces et demande deux "
        "brioches au beurre. Elle sourit, lui en donne une troisième, puis elle lui dit de se dépêcher, car le "
        "bus arrive déjà au coin de la place.",
        "L'été dernier, nous avons traversé le lac dans un petit bateau. L'eau était lisse comme un miroir, et au "
        "loin grondait l'orage. Mon père voulait rentrer, mais ma sœur montra une île où poussait un grand chêne. "
        "Nous y sommes arrivés juste avant la pluie. Assis sous les branches, nous comptions les secondes entre "
        "chaque éclair et le bruit du tonnerre.",
        "Avez-vous déjà essayé de réparer une vieille montre ? Il faut une bonne lumière, une table tranquille et "
        "beaucoup de patience. Chaque petite roue possède sa place, et si l'on éternue, tout disparaît sous le "
        "plancher. Mon oncle adore cela. Dans la cuisine, parmi les feuilles brunes et le parfum des oignons, il "
        "siffle un air de la montagne et ne jette jamais une seule vis. Chacun son plaisir, dit-il, le lundi "
        "comme le jeudi.",
    ),
    "es": (
        "Muy temprano, la panadera abre su tienda y saca los primeros panes del horno. Toda la calle huele a masa "
        "caliente. Un niño con chaqueta amarilla espera junto a la puerta, cuenta sus monedas y pide dos bollos "
        "con queso. Ella se ríe, le regala también otro más y le dice que corra, porque el autobús ya está "
        "girando en la esquina.",
        "El verano pasado cruzamos el lago en una barca pequeña. El agua estaba lisa como un espejo y a lo lejos "
        "se oía la tormenta. Mi padre quería volver, pero mi hermana señaló una isla con un árbol enorme. "
        "Llegamos justo antes de la lluvia, nos sentamos bajo las ramas y contamos los segundos entre cada rayo y "
        "su trueno.",
        "¿Ha intentado usted alguna vez arreglar un reloj viejo? Hace falta buena luz, una mesa tranquila y mucha "
        "paciencia. Cada rueda diminuta tiene su lugar, y si uno estornuda, todo desaparece entre las tablas del "
        "suelo. A mi tío le gusta de todas formas. Silba una canción mientras trabaja, guarda hasta el último "
        "tornillo en un frasco de vidrio y nunca tira nada a la basura.",
    ),
    "it": (
        "La mattina presto la fornaia apre il negozio e tira fuori dal forno le prime pagnotte. Tutta la strada "
        "profuma di pane caldo. Un ragazzo con la giacca gialla aspetta davanti alla porta, conta le monete e "
        "chiede due panini con il formaggio. Lei ride, gliene regala un terzo e gli dice di sbrigarsi, perché "
        "l'autobus sta già girando l'angolo della piazza.",
        "L'estate scorsa abbiamo attraversato il lago con una piccola barca. L'acqua era liscia come uno specchio "
        "e da lontano si sentiva il tuono. Mio padre voleva tornare indietro, ma mia sorella indicò un'isola con "
        "un albero enorme. Siamo arrivati appena prima della pioggia, ci siamo seduti sotto i rami e abbiamo "
        "contato i secondi tra un lampo e l'altro.",
        "Avete mai provato a riparare un vecchio orologio? Ci vogliono buona luce, un tavolo tranquillo e "
        "moltissima pazienza. Ogni minuscola ruota ha il suo posto, e se uno starnutisce, tutto scompare tra le "
        "assi del pavimento. A mio zio piace lo stesso. Fischia una canzone mentre lavora, sogna il mare, e non "
        "butta mai via nemmeno una vite. Quando ha finito, beve un bicchiere di succo d'uva.",
    ),
    "pt": (
        "De manhã cedo, a padeira abre a loja e tira os primeiros pães do forno. A rua inteira cheira a massa "
        "quente. Um rapaz de casaco amarelo espera junto da porta, conta as moedas e pede dois bolinhos com "
        "queijo. Ela ri, dá-lhe mais um e diz-lhe que corra, porque o autocarro já está a virar a esquina e não "
        "espera por ninguém.",
        "No verão passado atravessámos o lago num barco pequeno. A água estava lisa como um espelho, e ao longe "
        "ouvia-se a trovoada. O meu pai queria voltar, mas a minha irmã apontou para uma ilha com uma árvore "
        "enorme. Chegámos pouco antes da chuva, sentámo-nos debaixo dos ramos e contámos os segundos entre cada "
        "relâmpago e o seu trovão.",
        "Alguma vez tentou consertar um relógio velho? É preciso boa luz, uma mesa tranquila e muita paciência. "
        "Cada roda tem o seu lugar, e, se alguém espirra, tudo desaparece entre as tábuas do chão. O meu tio "
        "gosta disso na mesma. Assobia uma canção enquanto trabalha, guarda os parafusos numa caixa de vidro, põe "
        "os óculos no nariz e nunca deita nada fora. Hoje fez um jantar muito bom, com feijões, limões e "
        "pimentos.",
    ),
    "nl": (
        "Vroeg in de ochtend opent de bakker haar winkel en haalt de eerste broden uit de oven. De hele straat "
        "ruikt naar warm deeg. Een jongen in een gele jas wacht voor de deur, telt zijn munten en vraagt om twee "
        "broodjes met kaas. Ze lacht, geeft hem er nog eentje bij en roept dat hij moet opschieten, want de bus "
        "komt al om de hoek.",
        "Vorige zomer voeren we met een kleine boot over het meer. Het water was zo glad als een spiegel en in de "
        "verte hoorden we onweer. Mijn vader wilde omkeren, maar mijn zusje wees naar een eiland met een "
        "reusachtige boom. We bereikten het vlak voor de regen, gingen onder de takken zitten en telden de "
        "seconden tussen de bliksem en de donder.",
        "Hebt u ooit geprobeerd een oud horloge te repareren? Je hebt goed licht nodig, een rustige tafel en heel "
        "veel geduld. Elk piepklein wieltje heeft zijn eigen plek, en als je niest, verdwijnt alles tussen de "
        "planken van de vloer. Mijn oom vindt het toch leuk. In zijn garage fluit hij een liedje over sneeuw en "
        "blauwe lucht, en geen enkel schroefje gooit hij weg. Nieuwe dingen koopt hij nooit.",
    ),
}
