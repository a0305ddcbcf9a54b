// SPDX-License-Identifier: Apache-2.0
#include "client/cli/sentences.h"

#include <array>

#include "client/cli/words.h"

namespace dialogue::cli {
namespace {

struct Sentence {
  const char* code;
  const char *en, *fr, *es;
};

// What only the command line says: about its own arguments, tables, files and the line. {0} … are the error's arguments.
constexpr std::array sentences{
    Sentence{"unknown_field", "there is no such field.", "ce champ n'existe pas.", "ese campo no existe."},
    Sentence{"unknown_kind", "there is no such kind of record.", "ce type de fiche n'existe pas.", "ese tipo de ficha no existe."},
    Sentence{"unknown_act", "there is no such act.", "cette action n'existe pas.", "esa acción no existe."},
    Sentence{"unknown_argument", "the act has no such argument.", "l'action n'a pas cet argument.", "la acción no tiene ese argumento."},
    Sentence{"unknown_language", "the languages are en, fr and es, not “{0}”.", "les langues sont en, fr et es, et non « {0} ».",
             "los idiomas son en, fr y es, no «{0}»."},
    Sentence{"bad_assignment", "“{0}” cannot be read; write FIELD=VALUE.", "« {0} » est illisible ; écrivez CHAMP=VALEUR.",
             "«{0}» no se entiende; escriba CAMPO=VALOR."},
    Sentence{"bad_condition", "the condition cannot be read at “{0}”; write field=value, !=, <, >, ~, joined by and.",
             "la condition est illisible à « {0} » ; écrivez champ=valeur, !=, <, >, ~, reliés par and.",
             "la condición no se entiende en «{0}»; escriba campo=valor, !=, <, >, ~, unidos por and."},
    Sentence{"bad_line", "line {0} cannot be read as a command of a group: “{1}”. Nothing was changed.",
             "la ligne {0} n'est pas une commande de groupe : « {1} ». Rien n'a été modifié.",
             "la línea {0} no es una orden de grupo: «{1}». No se cambió nada."},
    Sentence{"bad_id", "“{0}” is not an id.", "« {0} » n'est pas un identifiant.", "«{0}» no es un identificador."},
    Sentence{"bad_option", "this option is not used like this: {0}. Nothing was changed.",
             "cette option ne s'emploie pas ainsi : {0}. Rien n'a été modifié.", "esta opción no se usa así: {0}. No se cambió nada."},
    Sentence{"one_option", "exactly one of these is needed: {0}. Nothing was changed.",
             "il faut exactement l'une de ces options : {0}. Rien n'a été modifié.",
             "hace falta exactamente una de estas opciones: {0}. No se cambió nada."},
    Sentence{"bad_part", "write PART+={\"field\":\"value\", …} as JSON.", "écrivez PARTIE+={\"champ\":\"valeur\", …} en JSON.",
             "escriba PARTE+={\"campo\":\"valor\", …} en JSON."},
    Sentence{"part_needs_plus", "several of these can stand in a record: add one with +=, or address one as PART[ID].FIELD=VALUE.",
             "une fiche peut en contenir plusieurs : ajoutez-en avec +=, ou désignez-en un par PARTIE[ID].CHAMP=VALEUR.",
             "una ficha puede tener varios: añada uno con +=, o señale uno con PARTE[ID].CAMPO=VALOR."},
    Sentence{"not_a_set", "this field holds one value: write = instead of +=.", "ce champ n'a qu'une valeur : écrivez = et non +=.",
             "este campo tiene un solo valor: escriba = en lugar de +=."},
    Sentence{"not_there", "“{0}” is not in it.", "« {0} » n'y figure pas.", "«{0}» no está ahí."},
    Sentence{"not_translatable", "this field has no translations.", "ce champ n'a pas de traductions.",
             "este campo no tiene traducciones."},
    Sentence{"not_editable", "this field is not edited by hand.", "ce champ ne se modifie pas à la main.",
             "este campo no se modifica a mano."},
    Sentence{"wrong_type", "this is not what the field takes; expected: {0}.", "ce n'est pas ce qu'attend le champ ; attendu : {0}.",
             "no es lo que admite el campo; se espera: {0}."},
    Sentence{"too_long", "too long: {1} characters, at most {0} fit.", "trop long : {1} caractères, {0} au plus.",
             "demasiado largo: {1} caracteres, como máximo {0}."},
    Sentence{"bad_text", "the text holds characters that cannot be shown.", "le texte contient des caractères non affichables.",
             "el texto contiene caracteres que no se pueden mostrar."},
    Sentence{"missing", "is needed and is empty.", "est obligatoire et vide.", "es obligatorio y está vacío."},
    Sentence{"not_found", "not found on this device: {0}", "introuvable sur cet appareil : {0}",
             "no se encuentra en este dispositivo: {0}"},
    Sentence{"no_access", "the file or folder may not be opened: {0}", "le fichier ou dossier ne peut être ouvert : {0}",
             "no se puede abrir el archivo o la carpeta: {0}"},
    Sentence{"not_a_file", "this is not a file.", "ce n'est pas un fichier.", "no es un archivo."},
    Sentence{"exists", "it is here already.", "il existe déjà.", "ya existe."},
    Sentence{"not_implemented", "{0} is not available in this version.", "{0} n'est pas disponible dans cette version.",
             "{0} no está disponible en esta versión."},
    Sentence{"no_calendar", "calendars are made of meetings and sessions.", "les calendriers se font à partir de réunions et de séances.",
             "los calendarios se hacen con reuniones y sesiones."},
    Sentence{"too_many_rows", "a workbook holds at most 1,048,575 rows; export as CSV.",
             "un classeur contient au plus 1 048 575 lignes ; exportez en CSV.",
             "una hoja de cálculo admite como máximo 1.048.575 filas; exporte a CSV."},
    // Computed answers
    Sentence{"no_matches", "matches are computed for support requests and support offers.",
             "les rapprochements se calculent pour les demandes et les offres d'appui.",
             "las vinculaciones se calculan para solicitudes y ofertas de apoyo."},
    Sentence{"no_meeting", "this record is not a meeting.", "cette fiche n'est pas une réunion.", "esta ficha no es una reunión."},
    Sentence{"no_date", "the meeting has no date yet: give --from DATE.", "la réunion n'a pas encore de date : donnez --from DATE.",
             "la reunión aún no tiene fecha: indique --from FECHA."},
    Sentence{"no_participants", "nobody whose time zone is known takes part.", "aucun participant dont le fuseau horaire soit connu.",
             "no hay participantes cuyo huso horario se conozca."},
    Sentence{"bad_plan", "at most 62 days, 1 to 3 sessions of 15 to 720 minutes, starting on the half hour.",
             "62 jours au plus, 1 à 3 séances de 15 à 720 minutes, commençant à la demi-heure.",
             "como máximo 62 días, de 1 a 3 sesiones de 15 a 720 minutos, que empiecen a la media hora."},
    Sentence{"no_events", "events of regional bodies are not recorded in this version, so there is nothing to compare with.",
             "les événements des organismes régionaux ne sont pas enregistrés dans cette version : rien à comparer.",
             "los eventos de los organismos regionales no se registran en esta versión: no hay con qué comparar."},
    // The line
    Sentence{"bad_address", "“{0}” is not an address such as http://127.0.0.1:8080.",
             "« {0} » n'est pas une adresse comme http://127.0.0.1:8080.", "«{0}» no es una dirección como http://127.0.0.1:8080."},
    Sentence{"offline", "the server cannot be reached; nothing is lost, try again later.",
             "le serveur est injoignable ; rien n'est perdu, réessayez plus tard.",
             "no se puede contactar con el servidor; nada se ha perdido, inténtelo más tarde."},
    Sentence{"captive_portal", "something else than the server answers, such as a network's sign-in page; nothing is lost.",
             "autre chose que le serveur répond, par exemple la page d'accueil d'un réseau ; rien n'est perdu.",
             "responde algo que no es el servidor, como la página de acceso de una red; nada se ha perdido."},
    Sentence{"busy", "the server is busy; nothing is lost, try again later.",
             "le serveur est occupé ; rien n'est perdu, réessayez plus tard.",
             "el servidor está ocupado; nada se ha perdido, inténtelo más tarde."},
    Sentence{"not_cached", "the server cannot be reached, and this is not kept on this device.",
             "le serveur est injoignable, et ceci n'est pas conservé sur cet appareil.",
             "no se puede contactar con el servidor, y esto no se guarda en este dispositivo."},
    Sentence{"not_enrolled", "this device has not joined yet: give dialogue-cli join - and paste the line from your coordinator.",
             "cet appareil n'est pas encore associé : lancez dialogue-cli join - et collez la ligne de votre coordinateur.",
             "este dispositivo aún no está asociado: ejecute dialogue-cli join - y pegue la línea de su coordinador."},
    // Tables
    Sentence{"empty_file", "the file is empty.", "le fichier est vide.", "el archivo está vacío."},
    Sentence{"spreadsheet", "this is a workbook; save its sheet as CSV and import that: this version reads CSV only.",
             "c'est un classeur ; enregistrez sa feuille en CSV et importez-la : cette version ne lit que le CSV.",
             "es un libro de hojas de cálculo; guarde su hoja como CSV e impórtela: esta versión solo lee CSV."},
    Sentence{"not_text", "this is not a text file but: {0}.", "ce n'est pas un fichier texte mais : {0}.",
             "no es un archivo de texto sino: {0}."},
    Sentence{"json_file", "this is a JSON file, not a table. Nothing was taken. Save its list as CSV and import that.",
             "c'est un fichier JSON et non un tableau. Rien n'a été repris. Enregistrez sa liste en CSV et importez-la.",
             "es un archivo JSON y no una tabla. No se tomó nada. Guarde su lista como CSV e impórtela."},
    Sentence{
        "xml_file", "this is an XML file, not a table. Nothing was taken. Open it in the program that wrote it and export a table as CSV.",
        "c'est un fichier XML et non un tableau. Rien n'a été repris. Ouvrez-le dans le programme d'origine et exportez un tableau en CSV.",
        "es un archivo XML y no una tabla. No se tomó nada. Ábralo en el programa que lo escribió y exporte una tabla como CSV."},
    Sentence{
        "html_file",
        "this is a web page (HTML), not a table. Nothing was taken. Copy its table into a spreadsheet and save that as CSV; a download "
        "that became a page may need signing in first.",
        "c'est une page web (HTML) et non un tableau. Rien n'a été repris. Copiez son tableau dans un tableur et enregistrez-le en CSV ; "
        "un téléchargement devenu page demande peut-être de se connecter d'abord.",
        "es una página web (HTML) y no una tabla. No se tomó nada. Copie su tabla en una hoja de cálculo y guárdela como CSV; una "
        "descarga convertida en página quizá pida iniciar sesión antes."},
    Sentence{
        "translation_file",
        "this is a translation file ({0}), not a table. Nothing was taken. Bring its texts as columns of a CSV table, such as title:fr.",
        "c'est un fichier de traduction ({0}) et non un tableau. Rien n'a été repris. Apportez ses textes en colonnes d'un CSV, par "
        "exemple title:fr.",
        "es un archivo de traducción ({0}) y no una tabla. No se tomó nada. Traiga sus textos como columnas de un CSV, por ejemplo "
        "title:fr."},
    Sentence{
        "calendar_file",
        "this is a calendar ({0}), not a table. Nothing was taken. Enter its events as meetings, or save a list of them as CSV.",
        "c'est un calendrier ({0}) et non un tableau. Rien n'a été repris. Saisissez ses événements comme réunions, ou enregistrez-en la "
        "liste en CSV.",
        "es un calendario ({0}) y no una tabla. No se tomó nada. Introduzca sus eventos como reuniones, o guarde una lista como CSV."},
    Sentence{"contacts_file", "these are contacts ({0}), not a table. Nothing was taken. Export them as CSV from the address book.",
             "ce sont des contacts ({0}) et non un tableau. Rien n'a été repris. Exportez-les en CSV depuis le carnet d'adresses.",
             "son contactos ({0}) y no una tabla. No se tomó nada. Expórtelos como CSV desde la libreta de direcciones."},
    Sentence{
        "pdf_file",
        "this is a PDF, not a table. Nothing was taken. Ask its author for the table as CSV; “attach” puts a document on a record.",
        "c'est un PDF et non un tableau. Rien n'a été repris. Demandez le tableau en CSV à son auteur ; « attach » joint un document à une "
        "fiche.",
        "es un PDF y no una tabla. No se tomó nada. Pida a su autor la tabla como CSV; «attach» adjunta un documento a una ficha."},
    Sentence{"image_file", "this is an image ({0}), not a table. Nothing was taken. “attach” puts a picture on a record.",
             "c'est une image ({0}) et non un tableau. Rien n'a été repris. « attach » joint une image à une fiche.",
             "es una imagen ({0}) y no una tabla. No se tomó nada. «attach» adjunta una imagen a una ficha."},
    Sentence{"document_file",
             "this is a document ({0}), not a table. Nothing was taken. Save its table as CSV; “attach” puts a document on a record.",
             "c'est un document ({0}) et non un tableau. Rien n'a été repris. Enregistrez son tableau en CSV ; « attach » joint un "
             "document à une "
             "fiche.",
             "es un documento ({0}) y no una tabla. No se tomó nada. Guarde su tabla como CSV; «attach» adjunta un documento a una ficha."},
    Sentence{"zip_file", "this is an archive ({0}), not a table. Nothing was taken. Unpack it and import the CSV file inside.",
             "c'est une archive ({0}) et non un tableau. Rien n'a été repris. Décompressez-la et importez le fichier CSV qu'elle contient.",
             "es un archivo comprimido ({0}) y no una tabla. No se tomó nada. Descomprímalo e importe el archivo CSV que contiene."},
    Sentence{
        "encoding_unclear",
        "nothing tells the encoding of this text. Nothing was taken. Say it with --encoding NAME, or save the file as UTF-8. It may be: "
        "{0}",
        "rien n'indique l'encodage de ce texte. Rien n'a été repris. Indiquez-le avec --encoding NOM, ou enregistrez le fichier en UTF-8. "
        "Possibilités : {0}",
        "nada indica la codificación de este texto. No se tomó nada. Indíquela con --encoding NOMBRE, o guarde el archivo como UTF-8. "
        "Puede ser: {0}"},
    Sentence{
        "table_encoding_unclear",
        "nothing tells the encoding of {0}. Nothing was taken. See above how it may read, say which with --encoding NAME, or save the file "
        "as UTF-8.",
        "rien n'indique l'encodage de {0}. Rien n'a été repris. Voyez ci-dessus comment le lire, indiquez-le avec --encoding NOM, ou "
        "enregistrez le fichier en UTF-8.",
        "nada indica la codificación de {0}. No se tomó nada. Vea arriba cómo puede leerse, indíquelo con --encoding NOMBRE, o guarde el "
        "archivo como UTF-8."},
    Sentence{"damaged_text", "a character is damaged (this is no {0}): {1}", "un caractère est endommagé (ce n'est pas du {0}) : {1}",
             "un carácter está dañado (no es {0}): {1}"},
    Sentence{"damaged_header", "a heading of the table is damaged: it is no {0}. Nothing was taken.",
             "un titre de colonne est endommagé : ce n'est pas du {0}. Rien n'a été repris.",
             "un título de columna está dañado: no es {0}. No se tomó nada."},
    Sentence{"lost_characters",
             "the table has “?” where letters stand here: a program lost them when it saved. Nothing was changed; save the table as UTF-8.",
             "le tableau a « ? » là où se trouvent des lettres : un programme les a perdues à l'enregistrement. Rien n'a été modifié ; "
             "enregistrez le tableau en UTF-8.",
             "la tabla tiene «?» donde aquí hay letras: un programa las perdió al guardar. No se cambió nada; guarde la tabla como UTF-8."},
    Sentence{"others_refused", "not taken, because another row was refused (--all-or-none).",
             "non reprise, car une autre ligne a été refusée (--all-or-none).",
             "no se tomó, porque otra fila fue rechazada (--all-or-none)."},
    Sentence{"bad_encoding", "the text is not {0}: wrong byte at {1}.", "le texte n'est pas en {0} : octet incorrect en {1}.",
             "el texto no está en {0}: byte incorrecto en {1}."},
    Sentence{"unknown_encoding", "no encoding is called “{0}”. Nothing was taken. Names that are known: {1}",
             "aucun encodage ne s'appelle « {0} ». Rien n'a été repris. Noms connus : {1}",
             "ninguna codificación se llama «{0}». No se tomó nada. Nombres conocidos: {1}"},
    Sentence{"unclosed_quote", "a quotation mark that opens in line {0} is never closed.",
             "un guillemet ouvert à la ligne {0} n'est jamais fermé.", "una comilla abierta en la línea {0} nunca se cierra."},
    Sentence{"no_header", "there is no row with column names.", "il n'y a pas de ligne de noms de colonnes.",
             "no hay fila con nombres de columnas."},
    Sentence{"same_column_twice", "the column “{0}” is there twice.", "la colonne « {0} » figure deux fois.",
             "la columna «{0}» aparece dos veces."},
    Sentence{"too_large", "too large: the limit is {0}.", "trop grand : la limite est {0}.", "demasiado grande: el límite es {0}."},
    Sentence{"missing_column", "the mapping needs columns that are not there: {0}. Columns found: {1}.",
             "le fichier n'a pas ces colonnes attendues : {0}. Colonnes trouvées : {1}.",
             "faltan columnas que pide la correspondencia: {0}. Columnas encontradas: {1}."},
    Sentence{"unmapped_column", "the mapping does not say what to do with: {0}. Map them, or to null to leave them out.",
             "la correspondance ne dit que faire de : {0}. Indiquez-le, ou null pour les ignorer.",
             "la correspondencia no dice qué hacer con: {0}. Indíquelo, o null para omitirlas."},
    Sentence{"unknown_column", "these columns are not fields of this kind: {0}. Give a mapping file with --map.",
             "ces colonnes ne sont pas des champs de ce type : {0}. Donnez une correspondance avec --map.",
             "estas columnas no son campos de este tipo: {0}. Indique una correspondencia con --map."},
    Sentence{"bad_map", "the mapping file is wrong at {0}: {1}", "la correspondance est incorrecte à {0} : {1}",
             "la correspondencia es incorrecta en {0}: {1}"},
    Sentence{"other_kind", "the mapping is for {0}.", "la correspondance concerne {0}.", "la correspondencia es para {0}."},
    Sentence{"row_width", "the row has {0} cells, the header {1}.", "la ligne a {0} cellules, l'en-tête {1}.",
             "la fila tiene {0} celdas, el encabezado {1}."},
    Sentence{"bad_quotes", "there is text after a closing quotation mark.", "il y a du texte après un guillemet fermant.",
             "hay texto después de una comilla de cierre."},
    Sentence{"same_key_twice", "line {0} has the same key.", "la ligne {0} a la même clé.", "la línea {0} tiene la misma clave."},
    // Files
    Sentence{"not_what_it_claims", "the name says {0}, but the content is {1}.", "le nom annonce {0}, mais le contenu est {1}.",
             "el nombre dice {0}, pero el contenido es {1}."},
    Sentence{"damaged_file", "the file is damaged or cut off ({0}): {1} is missing.",
             "le fichier est endommagé ou tronqué ({0}) : il manque {1}.", "el archivo está dañado o cortado ({0}): falta {1}."},
    Sentence{"wrong_hash", "the bytes that came are not the file; they were thrown away, try again.",
             "les octets reçus ne sont pas le fichier ; ils ont été rejetés, réessayez.",
             "los bytes recibidos no son el archivo; se descartaron, inténtelo de nuevo."},
    Sentence{"incomplete", "its author has not uploaded the whole file yet.", "son auteur n'a pas encore téléversé tout le fichier.",
             "su autor aún no ha subido el archivo completo."},
    Sentence{"incomplete_fetch", "the line broke; {0} of {1} bytes are kept, the next fetch goes on from there.",
             "la liaison s'est rompue ; {0} octets sur {1} sont conservés, la prochaine fois continuera de là.",
             "la conexión se cortó; se conservan {0} de {1} bytes, la próxima vez continuará desde ahí."},
    Sentence{"not_a_material", "this record is not a document.", "cette fiche n'est pas un document.", "esta ficha no es un documento."},
    Sentence{"already_enrolled",
             "this is already the device of {0}. Nothing was changed. Give another folder with --replica for another person.",
             "cet appareil est déjà celui de {0}. Rien n'a été modifié. Indiquez un autre dossier avec --replica pour une autre personne.",
             "este dispositivo ya es de {0}. No se cambió nada. Indique otra carpeta con --replica para otra persona."},
    Sentence{"new_term", "new term, kept as it is: {0}.", "terme nouveau, conservé tel quel : {0}.",
             "término nuevo, se conserva tal cual: {0}."},
    Sentence{"not_here", "no record {0} is on this device: sync first, or empty the cell to make a new record.",
             "aucune fiche {0} sur cet appareil : synchronisez d'abord, ou videz la cellule pour créer une fiche.",
             "no hay ninguna ficha {0} en este dispositivo: sincronice primero, o vacíe la celda para crear una ficha."},
    Sentence{"nobody_here", "nobody on this device is called “{0}”. Nothing was changed. Sync first, or give an id.",
             "personne sur cet appareil ne s'appelle « {0} ». Rien n'a été modifié. Synchronisez d'abord, ou donnez un identifiant.",
             "nadie en este dispositivo se llama «{0}». No se cambió nada. Sincronice primero, o indique un identificador."},
    Sentence{"several_here",
             "several people are called “{0}”. Nothing was changed. Give the id or the mail address of the one that is meant.",
             "plusieurs personnes s'appellent « {0} ». Rien n'a été modifié. Donnez l'identifiant ou le courriel de la bonne.",
             "varias personas se llaman «{0}». No se cambió nada. Indique el identificador o el correo de la correcta."},
    Sentence{"rows_refused", "rows refused: {0}; see above.", "lignes refusées : {0} ; voir ci-dessus.",
             "filas rechazadas: {0}; véase arriba."},
};

}  // namespace

std::string own_sentence(const Error& error, std::string_view lang) {
  // The refusal is about a record, not about a file, so it names what is missing.
  if (error.code == "incomplete" && !error.field.empty()) return {};
  for (const auto& s : sentences)
    if (error.code == s.code && (!error.args.empty() || std::string_view(s.en).find("{0}") == std::string_view::npos))
      return filled(lang == "fr" ? s.fr : lang == "es" ? s.es : s.en, error.args);
  return {};
}

std::vector<std::string_view> own_codes() {
  std::vector<std::string_view> out;
  for (const auto& s : sentences) out.emplace_back(s.code);
  return out;
}

std::string did_you_mean(const std::string& name, std::string_view lang) {
  static const Text3 question{"Did you mean “{0}”?", "Vouliez-vous dire « {0} » ?", "¿Quiso decir «{0}»?"};
  return say(question, lang, {name});
}

std::string alarm_text(const Alarm& alarm, std::string_view lang) {
  static const Text3 wrong_key{
      "Warning: the server signed its log with a key that this device does not know. Your work is safe. Tell your administrator ({0}, "
      "{1}).",
      "Attention : le serveur a signé son journal avec une clé inconnue de cet appareil. Votre travail est en sécurité. Prévenez votre "
      "administrateur ({0}, {1}).",
      "Atención: el servidor firmó su registro con una clave que este dispositivo no conoce. Su trabajo está a salvo. Avise a su "
      "administrador ({0}, {1})."};
  static const Text3 rewritten{
      "Warning: the server's log is not the one that this device was given before. Your work is safe. Tell your administrator ({0}, {1}).",
      "Attention : le journal du serveur n'est plus celui que cet appareil a reçu. Votre travail est en sécurité. Prévenez votre "
      "administrateur ({0}, {1}).",
      "Atención: el registro del servidor no es el que este dispositivo recibió antes. Su trabajo está a salvo. Avise a su administrador "
      "({0}, {1})."};
  return say(alarm.code == "head_signature" ? wrong_key : rewritten, lang, {alarm.epoch, std::to_string(alarm.seq)});
}

}  // namespace dialogue::cli
