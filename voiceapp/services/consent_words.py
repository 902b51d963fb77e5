"""What the speaker of a voice reads to agree: a sentence and a list of words to draw from, for each language.

The words are common, longer than a syllable where the language allows, and unlike each other, so that a recogniser
that errs on one of them does not hear another.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "en": "I agree that my voice is kept under the name {name}, {purpose}. My words for today are {words}.",
    "de": "Ich bin damit einverstanden, dass meine Stimme unter dem Namen {name} gespeichert wird, {purpose}. "
    "Meine Wörter für heute sind {words}.",
    "fr": "J'accepte que ma voix soit conservée sous le nom de {name}, {purpose}. "
    "Mes mots pour aujourd'hui sont {words}.",
    "es": "Acepto que mi voz se guarde con el nombre de {name}, {purpose}. Mis palabras de hoy son {words}.",
    "it": "Accetto che la mia voce sia conservata con il nome di {name}, {purpose}. "
    "Le mie parole di oggi sono {words}.",
    "pt": "Aceito que a minha voz seja guardada com o nome de {name}, {purpose}. "
    "As minhas palavras de hoje são {words}.",
    "nl": "Ik ga ermee akkoord dat mijn stem wordt bewaard onder de naam {name}, {purpose}. "
    "Mijn woorden van vandaag zijn {words}.",
}

PURPOSES: Mapping[str, str] = {
    "en": "so that this computer can speak with my voice",
    "de": "damit dieser Computer mit meiner Stimme sprechen kann",
    "fr": "pour que cet ordinateur puisse parler avec ma voix",
    "es": "para que este ordenador pueda hablar con mi voz",
    "it": "perché questo computer possa parlare con la mia voce",
    "pt": "para que este computador possa falar com a minha voz",
    "nl": "zodat deze computer met mijn stem kan spreken",
}

WORDS: Mapping[str, tuple[str, ...]] = {
    "en": tuple(
        "apple autumn balcony banana basket blanket bottle bridge butter camera candle carpet castle cherry "
        "chicken chimney chocolate cinema coffee cotton cousin curtain daughter diamond dinner doctor dolphin "
        "elephant engine evening feather fireplace forest garden giraffe guitar hammer harbor helmet hospital "
        "island jacket january jungle kitchen lantern lemon library magazine market melody mirror monkey "
        "morning mountain museum mushroom necklace number ocean office orange orchestra paper parrot pencil "
        "pepper piano picnic pillow planet pocket potato pumpkin rabbit railway rainbow river salad sandwich "
        "saturday scissors shadow shoulder silver spider station summer teacher telephone thunder ticket "
        "tiger tomato tractor tunnel umbrella valley village violin volcano water window winter yellow "
        "zebra".split()
    ),
    "de": tuple(
        "Abend Ananas Apfel Bahnhof Balkon Banane Birne Blume Brücke Butter Dezember Donner Drache Elefant "
        "Erdbeere Fahrrad Familie Fenster Feuerwehr Flasche Flugzeug Freitag Frühling Garten Gitarre Hammer "
        "Handschuh Himbeere Himmel Hochzeit Honig Igel Insel Jacke Kaffee Kalender Kamera Kartoffel Kastanie "
        "Kino Kirsche Klavier Knoten Koffer Krankenhaus Küche Lampe Lehrer Löffel Luftballon Mantel Marmelade "
        "Messer Mittwoch Museum Nachbar November Ofen Orange Papier Paprika Pfeffer Pilze Planet Pullover "
        "Rakete Regenbogen Rucksack Schatten Schokolade Schule Sommer Spiegel Storch Tasche Telefon Teppich "
        "Theater Tomate Trompete Turnhalle Urlaub Vogel Vulkan Wasser Weihnachten Wiese Wolke Zahnarzt Zebra "
        "Zeitung Zitrone Zucker".split()
    ),
    "fr": tuple(
        "abricot animal armoire assiette avion banane bateau beurre bonjour bouteille cahier canard carotte "
        "cerise chaussure chemise chocolat cinéma citron coquillage crayon cuisine décembre dimanche docteur "
        "éléphant escalier étoile famille fenêtre feuille forêt fromage garage girafe guitare hiver hôpital "
        "horloge image jardin jeudi jupe kilomètre lampe lapin légume lunettes magasin maison marteau matin "
        "médecin melon miroir montagne moulin musée musique nuage océan oiseau orange ordinateur panier "
        "papillon parapluie peinture piano pirate piscine planète poisson pomme poupée printemps requin "
        "rivière robinet salade samedi serviette soleil sorcière téléphone théâtre tigre tomate tortue "
        "tracteur tulipe vacances vélo village violon voiture volcan zèbre".split()
    ),
    "es": tuple(
        "abrigo aceite ajedrez almendra animal árbol armario autobús azúcar balcón ballena barco bicicleta "
        "bosque botella caballo cadena calabaza camino camisa campana carretera castillo cereza chocolate "
        "ciruela ciudad cocina conejo cuchara diamante domingo edificio elefante enero escalera espejo "
        "estrella familia farola flauta fresa fuente gallina guitarra hermano hormiga iglesia invierno isla "
        "jardín jirafa jueves ladrillo lámpara lechuga limón lluvia luna maleta manzana mariposa médico "
        "mercado montaña museo naranja nevera nube octubre ordenador oveja paloma pantalón paraguas pelota "
        "periódico piano pimienta planeta playa pueblo queso ratón reloj sábado sandía semana silla sombrero "
        "teléfono tenedor tigre tomate tortuga trompeta uva ventana verano violín volcán zanahoria zapato".split()
    ),
    "it": tuple(
        "albero albicocca amico ananas aprile arancia armadio autunno balena bambino banana barca bicchiere "
        "bicicletta biscotto bottiglia camicia campana candela carota cavallo chitarra ciliegia cinema "
        "cioccolato coltello coniglio cucina delfino dicembre domenica elefante estate famiglia farfalla "
        "finestra fiume foglia forchetta formaggio fragola fratello gallina gelato ghiaccio giardino giraffa "
        "insalata inverno isola lampada leone libro limone luglio maglione martello mattina medico mela "
        "mercato montagna museo musica neve nuvola occhiali ombrello orologio ospedale pane patata pepe pesce "
        "pianeta piazza pomodoro ponte porta quaderno ragno sabato scarpa scuola sedia serpente specchio "
        "spiaggia stazione stella strada tamburo tappeto tartaruga teatro telefono tigre treno uccello uva "
        "valigia vento violino vulcano zebra zucchero".split()
    ),
    "pt": tuple(
        "abacaxi abelha agosto alface almofada amarelo amigo armário árvore avião azeite baleia banana barco "
        "bicicleta biscoito borboleta cabelo cadeira camisa caneta carroça castelo cavalo cenoura cereja "
        "chapéu chocolate chuva cidade coelho cozinha dezembro dinheiro domingo elefante escada escola "
        "espelho estrela família farinha feijão ferro festa floresta formiga fruta galinha garrafa gelado "
        "girafa guitarra igreja inverno janela jardim julho laranja leite limão livro macaco manhã "
        "manteiga martelo médico melancia mercado montanha museu música noite novembro nuvem ovelha padeiro "
        "palhaço peixe pepino piano pimenta pintura planeta pomba porta praia queijo raposa relógio rosto "
        "sábado sapato tambor tartaruga telefone tesoura tigre tomate trovão uva vassoura vento verão violino "
        "vulcão zebra".split()
    ),
    "nl": tuple(
        "aardappel aardbei appel augustus avond banaan berg bibliotheek bloem boter brug cadeau citroen "
        "december deken dierentuin dokter donder dorp druif eiland elleboog emmer fabriek familie fiets fles "
        "fluit gitaar gordijn haven herfst hemel hertog horloge huiswerk ijskast jas kaars kachel kalender "
        "kasteel keuken kip koekje koffer konijn koning krokodil lamp lente lepel leraar liedje maandag markt "
        "melk meubels molen morgen museum muziek nacht neushoorn oceaan olifant oorbel oven paard paraplu "
        "pannenkoek papier paprika peper piano planeet potlood raket regenboog rivier rugzak schaduw "
        "schilderij sinaasappel sleutel spiegel spin station strand tafel tandarts tapijt telefoon theater "
        "tijger tomaat trompet tuin venster vlinder voetbal vrijdag vulkaan wandeling winkel winter wolk "
        "zaterdag zebra zomer zwembad".split()
    ),
}
