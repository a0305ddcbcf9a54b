<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>ActSheet</name>
    <message>
        <source>The server decides on this when there is a connection. Until it is sent you can take it back under “Waiting to be sent”.</source>
        <translation>El servidor lo decide cuando hay conexión. Mientras no se haya enviado, puede retirarlo en «Pendiente de envío».</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto es necesario.</translation>
    </message>
</context>
<context>
    <name>AppField</name>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (obligatorio)</translation>
    </message>
</context>
<context>
    <name>AskSheet</name>
    <message>
        <source>Keep as it is</source>
        <translation>Dejar como está</translation>
    </message>
</context>
<context>
    <name>AttachSheet</name>
    <message>
        <source>Attach a file</source>
        <translation>Adjuntar un archivo</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 por enviar</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Leyendo el archivo</translation>
    </message>
    <message>
        <source>Name of the document</source>
        <translation>Nombre del documento</translation>
    </message>
    <message>
        <source>Language of the document</source>
        <translation>Idioma del documento</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Sin indicar</translation>
    </message>
    <message>
        <source>It is kept on this device at once. It goes to the server by itself, also in pieces, when there is a connection.</source>
        <translation>Se guarda enseguida en este dispositivo. Va solo al servidor, por partes si hace falta, cuando hay conexión.</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Adjuntar</translation>
    </message>
    <message>
        <source>Leave this file out</source>
        <translation>No adjuntar este archivo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Attach a file (%1)</source>
        <translation>Adjuntar un archivo (%1)</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto es necesario.</translation>
    </message>
</context>
<context>
    <name>ChildList</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Añadir: %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>%1 (new term)</source>
        <translation>%1 (término nuevo)</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (obligatorio)</translation>
    </message>
    <message>
        <source>nothing chosen</source>
        <translation>nada elegido</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>Buscar en la lista</translation>
    </message>
</context>
<context>
    <name>ChosenChips</name>
    <message>
        <source>Take out %1</source>
        <translation>Quitar %1</translation>
    </message>
</context>
<context>
    <name>ClosingSheet</name>
    <message>
        <source>Some words are not saved yet</source>
        <translation>Una parte del texto aún no está guardada</translation>
    </message>
    <message>
        <source>What you typed last stands only in this window. If you close it now, these words are lost.</source>
        <translation>Lo último que escribió está solo en esta ventana. Si la cierra ahora, se pierde.</translation>
    </message>
    <message>
        <source>Try again, then close</source>
        <translation>Intentar de nuevo y cerrar</translation>
    </message>
    <message>
        <source>Close and lose these words</source>
        <translation>Cerrar y perder este texto</translation>
    </message>
    <message>
        <source>Some words could not be saved as they stand. The form that you typed them into tells why.</source>
        <translation>Una parte del texto no se pudo guardar tal como está. El formulario donde la escribió dice por qué.</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Add another of my devices</source>
        <translation>Añadir otro de mis dispositivos</translation>
    </message>
    <message>
        <source>Help %1 join</source>
        <translation>Ayudar a %1 a asociarse</translation>
    </message>
    <message>
        <source>You get a line and a QR code with which one more device of yours joins. They work once, within 24 hours, and are shown here only as long as this is open.</source>
        <translation>Obtiene una línea y un código QR con los que se asocia otro de sus dispositivos. Sirven una sola vez, en 24 horas, y solo se muestran mientras esta ventana esté abierta.</translation>
    </message>
    <message>
        <source>You get a line and a QR code with which one device of %1 joins. They work once, within 24 hours, and are shown here only as long as this is open.</source>
        <translation>Obtiene una línea y un código QR con los que se asocia un dispositivo de %1. Sirven una sola vez, en 24 horas, y solo se muestran mientras esta ventana esté abierta.</translation>
    </message>
    <message>
        <source>Whoever has them can join as %1. So give them to nobody else.</source>
        <translation>Quien los tenga puede asociarse como %1. No los dé a nadie más.</translation>
    </message>
    <message>
        <source>This needs a connection, because the server has to know the code.</source>
        <translation>Hace falta una conexión, porque el servidor debe conocer el código.</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Consultando al servidor</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>Crear el código</translation>
    </message>
    <message>
        <source>A device has joined. Compare its six words with those that it shows.</source>
        <translation>Un dispositivo se ha asociado. Compare sus seis palabras con las que muestra.</translation>
    </message>
    <message>
        <source>If they differ, somebody else has used the line: open that device here and suspend it.</source>
        <translation>Si no coinciden, otra persona ha usado la línea: abra aquí ese dispositivo y suspéndalo.</translation>
    </message>
    <message>
        <source>On the other device, open Dialogue and give it a photograph of this, or the line below.</source>
        <translation>En el otro dispositivo, abra Dialogue y déle una foto de este código, o la línea de abajo.</translation>
    </message>
    <message>
        <source>QR code with the line to join as %1</source>
        <translation>Código QR con la línea para asociarse como %1</translation>
    </message>
    <message>
        <source>Good once, until %1</source>
        <translation>Válido una vez, hasta el %1</translation>
    </message>
    <message>
        <source>Line to join with</source>
        <translation>Línea de asociación</translation>
    </message>
    <message>
        <source>It leads to %1.</source>
        <translation>Conduce a %1.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiada</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>Copiar la línea</translation>
    </message>
    <message>
        <source>Save a page to print (PDF)</source>
        <translation>Guardar una página para imprimir (PDF)</translation>
    </message>
    <message>
        <source>Save the QR code as a picture</source>
        <translation>Guardar el código QR como imagen</translation>
    </message>
    <message>
        <source>Save the line as a file</source>
        <translation>Guardar la línea en un archivo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>See whether it has joined</source>
        <translation>Ver si ya se ha asociado</translation>
    </message>
</context>
<context>
    <name>CopyMenu</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>DeleteSheet</name>
    <message>
        <source>Delete this draft?</source>
        <translation>¿Eliminar este borrador?</translation>
    </message>
    <message>
        <source>It can be brought back from its page. What others have added meanwhile is never lost.</source>
        <translation>Se puede recuperar desde su página. Lo que otros hayan añadido entretanto nunca se pierde.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Choose what to look at</source>
        <translation>Elija lo que quiere ver</translation>
    </message>
    <message>
        <source>Choose a record</source>
        <translation>Elija una ficha</translation>
    </message>
    <message>
        <source>It opens here, beside the list.</source>
        <translation>Se abre aquí, junto a la lista.</translation>
    </message>
</context>
<context>
    <name>DevicesCard</name>
    <message>
        <source>My devices</source>
        <translation>Mis dispositivos</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>When one has just joined, compare its six words with those that it shows.</source>
        <translation>Cuando uno acabe de asociarse, compare sus seis palabras con las que muestra.</translation>
    </message>
    <message>
        <source>When one has just joined, compare its six words with those that %1 reads on it, for example by telephone.</source>
        <translation>Cuando uno acabe de asociarse, compare sus seis palabras con las que %1 lee en él, por ejemplo por teléfono.</translation>
    </message>
    <message>
        <source>Device without a name</source>
        <translation>Dispositivo sin nombre</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>este dispositivo</translation>
    </message>
    <message>
        <source>%1 is a coordinator or an administrator. So they alone, or the server&apos;s administrator, let another of their devices join.</source>
        <translation>%1 se encarga de la coordinación o la administración. Por eso solo esa persona o el administrador del servidor pueden asociar otro de sus dispositivos.</translation>
    </message>
    <message>
        <source>Add another of my devices</source>
        <translation>Añadir otro de mis dispositivos</translation>
    </message>
    <message>
        <source>Help a device join</source>
        <translation>Ayudar a asociar un dispositivo</translation>
    </message>
</context>
<context>
    <name>EditBar</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save as draft</source>
        <translation>Guardar borrador</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Save and send again</source>
        <translation>Guardar y volver a enviar</translation>
    </message>
</context>
<context>
    <name>EditMenu</name>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>Line to join with, or server</source>
        <translation>Línea de asociación, o servidor</translation>
    </message>
    <message>
        <source>Paste the line that your coordinator gave you. Without one, write the address of the server.</source>
        <translation>Pegue la línea que le dio su coordinador. Si no la tiene, escriba la dirección del servidor.</translation>
    </message>
    <message>
        <source>Open a file or a picture of the QR code</source>
        <translation>Abrir un archivo o una imagen del código QR</translation>
    </message>
    <message>
        <source>Please fill in the line to join with, or the address of the server.</source>
        <translation>Indique la línea de asociación, o la dirección del servidor.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Connect this device</source>
        <translation>Conectar este dispositivo</translation>
    </message>
    <message>
        <source>You need a connection once. After that you can work without one.</source>
        <translation>Necesita conexión una vez. Después puede trabajar sin ella.</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Código de un solo uso</translation>
    </message>
    <message>
        <source>From your administrator; it works once.</source>
        <translation>Se lo da su administrador; sirve una sola vez.</translation>
    </message>
    <message>
        <source>Name of this device</source>
        <translation>Nombre de este dispositivo</translation>
    </message>
    <message>
        <source>So that you recognise it later, such as &quot;Office laptop&quot;.</source>
        <translation>Para reconocerlo más tarde, por ejemplo «Portátil de la oficina».</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Please fill in the one-time code.</source>
        <translation>Indique el código de un solo uso.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message>
        <source>To be mended first</source>
        <translation>Por corregir primero</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Key facts</source>
        <translation>Datos principales</translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message>
        <source>Needed before it can be submitted.</source>
        <translation>Necesario antes de presentar.</translation>
    </message>
    <message>
        <source>Year-month-day, such as 2027-03-17</source>
        <translation>Año-mes-día, por ejemplo 2027-03-17</translation>
    </message>
    <message>
        <source>In your time, such as 2027-03-17 14:30</source>
        <translation>En su hora, por ejemplo 2027-03-17 14:30</translation>
    </message>
    <message>
        <source>Amount and currency, such as 1200 EUR</source>
        <translation>Importe y moneda, por ejemplo 1200 EUR</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Nada elegido</translation>
    </message>
    <message>
        <source>Add one</source>
        <translation>Añadir uno</translation>
    </message>
</context>
<context>
    <name>FieldView</name>
    <message>
        <source>Show the translation</source>
        <translation>Ver la traducción</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>Ver el original</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
</context>
<context>
    <name>FileWay</name>
    <message>
        <source>%1 % is at the server</source>
        <translation>%1 % está en el servidor</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>The file</source>
        <translation>El archivo</translation>
    </message>
    <message>
        <source>Documents on this device</source>
        <translation>Documentos en este dispositivo</translation>
    </message>
    <message>
        <source>%1 % is here</source>
        <translation>%1 % está aquí</translation>
    </message>
    <message>
        <source>Get the rest, %1</source>
        <translation>Recibir el resto, %1</translation>
    </message>
    <message>
        <source>Get, %1</source>
        <translation>Recibir, %1</translation>
    </message>
    <message>
        <source>Stop; what is here stays</source>
        <translation>Detener; lo que está aquí se queda</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
</context>
<context>
    <name>FoldedText</name>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Mostrar menos</translation>
    </message>
</context>
<context>
    <name>HelpKeys</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>Buscar en esta lista</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Buscar en todo</translation>
    </message>
    <message>
        <source>New record in this list</source>
        <translation>Nueva ficha en esta lista</translation>
    </message>
    <message>
        <source>Save as draft</source>
        <translation>Guardar borrador</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Presentar</translation>
    </message>
    <message>
        <source>Undo, while it is offered</source>
        <translation>Deshacer, mientras se ofrece</translation>
    </message>
    <message>
        <source>Send and receive now</source>
        <translation>Enviar y recibir ahora</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>HelpQuestions</name>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>No hay conexión</translation>
    </message>
    <message>
        <source>Work on. Everything is saved here and goes by itself when a connection comes back. Nothing needs to be pressed.</source>
        <translation>Siga trabajando. Todo se guarda aquí y se envía por sí solo cuando vuelve una conexión. No hay que pulsar nada.</translation>
    </message>
    <message>
        <source>What does it cost?</source>
        <translation>¿Cuánto cuesta?</translation>
    </message>
    <message>
        <source>Records are small: an exchange without news is less than one kilobyte. Documents are never fetched unasked; their size is written beside them.</source>
        <translation>Las fichas son pequeñas: un intercambio sin novedades ocupa menos de un kilobyte. Los documentos nunca se reciben sin pedirlos; su tamaño está escrito al lado.</translation>
    </message>
    <message>
        <source>Going back a step</source>
        <translation>Volver atrás</translation>
    </message>
    <message>
        <source>After a step, “Undo” is offered for ten seconds. What is not sent yet can be taken back under “Waiting to be sent”.</source>
        <translation>Después de cada paso se ofrece «Deshacer» durante diez segundos. Lo que aún no se ha enviado puede retirarse en «Pendiente de envío».</translation>
    </message>
    <message>
        <source>Two people changed the same field</source>
        <translation>Dos personas cambiaron el mismo campo</translation>
    </message>
    <message>
        <source>Both values are kept. Somebody who may decide chooses one, or writes one text from both.</source>
        <translation>Se conservan los dos valores. Una persona que puede decidir elige uno, o escribe un solo texto con ambos.</translation>
    </message>
    <message>
        <source>Another device, or another person</source>
        <translation>Otro dispositivo u otra persona</translation>
    </message>
    <message>
        <source>Each device joins with a line of its own. You make it in the settings of a device that has joined (“Add another of my devices”), a coordinator makes it on your page, or your administrator on the server (dialogued enrol-code). It is pasted, opened as a file or read as a QR code on the first page, and works once, within 24 hours. Afterwards, compare the six words in the settings.</source>
        <translation>Cada dispositivo se asocia con una línea propia. Usted la crea en los ajustes de un dispositivo ya asociado («Añadir otro de mis dispositivos»), una coordinadora o un coordinador la crea en su ficha, o su administrador en el servidor (dialogued enrol-code). Se pega, se abre como archivo o se lee como código QR en la primera página, y sirve una sola vez, en 24 horas. Después, compare las seis palabras en los ajustes.</translation>
    </message>
</context>
<context>
    <name>HelpWords</name>
    <message>
        <source>Where a record stands</source>
        <translation>En qué punto está una ficha</translation>
    </message>
    <message>
        <source>It is on this device and waits for a connection. It stays here even if the computer stops.</source>
        <translation>Está en este dispositivo y espera una conexión. Permanece aquí aunque el ordenador se apague.</translation>
    </message>
    <message>
        <source>The server has been asked; its answer is not here yet.</source>
        <translation>Se ha enviado al servidor; su respuesta aún no ha llegado.</translation>
    </message>
    <message>
        <source>The server has it, and the others who may see it receive it.</source>
        <translation>El servidor lo tiene, y las demás personas que pueden verlo lo reciben.</translation>
    </message>
    <message>
        <source>It was not accepted, or two people changed the same field. Nothing is lost; you decide.</source>
        <translation>No se aceptó, o dos personas cambiaron el mismo campo. Nada se pierde; usted decide.</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Consultando al servidor</translation>
    </message>
    <message>
        <source>Who changed what, and when, as the server has it.</source>
        <translation>Quién cambió qué, y cuándo, según el servidor.</translation>
    </message>
    <message>
        <source>Without the server: as it was kept here.</source>
        <translation>Sin el servidor: como se guardó aquí.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nada por ahora.</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Ver anteriores</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Volver a consultar</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Ver el historial</translation>
    </message>
</context>
<context>
    <name>JoinFilePicker</name>
    <message>
        <source>Open what you were given</source>
        <translation>Abrir lo que le dieron</translation>
    </message>
    <message>
        <source>Lines and pictures (%1)</source>
        <translation>Líneas e imágenes (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Todos los archivos (%1)</translation>
    </message>
</context>
<context>
    <name>LeavePanel</name>
    <message>
        <source>Six words, the same that your coordinator sees for this device</source>
        <translation>Seis palabras, las mismas que ve su coordinador para este dispositivo</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Este dispositivo</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Sesión de %1</translation>
    </message>
    <message>
        <source>Leave this device</source>
        <translation>Dejar este dispositivo</translation>
    </message>
    <message>
        <source>Leave this device?</source>
        <translation>¿Dejar este dispositivo?</translation>
    </message>
    <message>
        <source>Your records, your key and the documents are removed from this device. What is confirmed stays on the server. To work here again you need a new one-time code.</source>
        <translation>Sus fichas, su clave y los documentos se quitan de este dispositivo. Lo confirmado queda en el servidor. Para volver a trabajar aquí necesita un nuevo código de un solo uso.</translation>
    </message>
    <message>
        <source>These would be lost:</source>
        <translation>Esto se perdería:</translation>
    </message>
    <message>
        <source>Everything you wrote is confirmed. Nothing is lost.</source>
        <translation>Todo lo que escribió está confirmado. Nada se pierde.</translation>
    </message>
    <message>
        <source>Write my unsent words to a file</source>
        <translation>Escribir mis textos no enviados en un archivo</translation>
    </message>
    <message>
        <source>Leave and lose what is not confirmed</source>
        <translation>Salir y perder lo no confirmado</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The access of this device was ended</source>
        <translation>El acceso de este dispositivo terminó</translation>
    </message>
    <message>
        <source>Sent. It can no longer be taken back.</source>
        <translation>Enviado. Ya no se puede deshacer.</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialogue</translation>
    </message>
    <message>
        <source>The records cannot be opened</source>
        <translation>No se pueden abrir las fichas</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Deshecho.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>A part of the records is locked, for want of contact</source>
        <translation>Una parte de las fichas está bloqueada, por falta de contacto</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>These records are open elsewhere</source>
        <translation>Estas fichas están abiertas en otro lugar</translation>
    </message>
    <message>
        <source>Another window, or a command on this computer, is using them. Nothing was changed. Go on in the other window, or close it: this one opens the records by itself once they are free.</source>
        <translation>Otra ventana, o un comando de este equipo, las está usando. No se cambió nada. Siga en la otra ventana o ciérrela: esta abrirá las fichas por sí sola en cuanto queden libres.</translation>
    </message>
    <message>
        <source>This device has joined already, and nothing was changed. To join anew, leave it first, in the settings.</source>
        <translation>Este dispositivo ya está asociado y no se cambió nada. Para asociarlo de nuevo, déjelo primero, en los ajustes.</translation>
    </message>
</context>
<context>
    <name>MoreMenu</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Send and receive</source>
        <translation>Enviar y recibir</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>NavBar</name>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>NavItem</name>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n por decidir</numerusform>
            <numerusform>%n por decidir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n por enviar</numerusform>
            <numerusform>%n por enviar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NavSide</name>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialogue</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Exchange</source>
        <comment>short, under an icon</comment>
        <translation>Envíos</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>NewCodeCard</name>
    <message>
        <source>Please fill in the one-time code.</source>
        <translation>Indique el código de un solo uso.</translation>
    </message>
    <message>
        <source>Connect this device again</source>
        <translation>Volver a conectar este dispositivo</translation>
    </message>
    <message>
        <source>With a new code for you, what you wrote here and did not send goes on from here.</source>
        <translation>Con un código nuevo a su nombre, lo que escribió aquí sin enviarlo sigue desde aquí.</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Código de un solo uso</translation>
    </message>
    <message>
        <source>From your administrator; it works once.</source>
        <translation>Se lo da su administrador; sirve una sola vez.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>PendingPage</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>Pendiente de envío</translation>
    </message>
    <message>
        <source>These are safe on this device. They go by themselves as soon as there is a connection.</source>
        <translation>Está todo a salvo en este dispositivo y se envía solo en cuanto hay conexión.</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>No hay nada pendiente</translation>
    </message>
    <message>
        <source>All changes that you saved here were sent and answered.</source>
        <translation>Todos los cambios guardados aquí se han enviado y tienen respuesta.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Abrir: %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Retirar: %1</translation>
    </message>
    <message>
        <source>Taken back. Nothing was sent.</source>
        <translation>Retirado. No se envió nada.</translation>
    </message>
    <message>
        <source>Take this back?</source>
        <translation>¿Retirar esto?</translation>
    </message>
    <message>
        <source>It is not sent, and the record is as it was before.</source>
        <translation>No se enviará, y la ficha quedará como antes.</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Before both</source>
        <translation>Antes de ambos</translation>
    </message>
    <message>
        <source>Holds now</source>
        <translation>Vigente ahora</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Mantener este</translation>
    </message>
    <message>
        <source>Proposed by you</source>
        <translation>Propuesto por usted</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Propuesto</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>Tomar este</translation>
    </message>
    <message>
        <source>Write one text from both</source>
        <translation>Escribir un texto a partir de ambos</translation>
    </message>
    <message>
        <source>The text that shall hold</source>
        <translation>El texto que debe valer</translation>
    </message>
    <message>
        <source>Keep this text</source>
        <translation>Mantener este texto</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Abrir la ficha</translation>
    </message>
</context>
<context>
    <name>ProposalsPage</name>
    <message>
        <source>Two values for one field</source>
        <translation>Dos valores para un campo</translation>
    </message>
    <message>
        <source>Two people changed the same field without having seen each other&apos;s change. Both values are kept. Which one shall hold?</source>
        <translation>Dos personas cambiaron el mismo campo sin haber visto el cambio de la otra. Ambos valores se conservan. ¿Cuál debe valer?</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Nada que decidir</translation>
    </message>
    <message>
        <source>If two people change the same field, both values appear here side by side.</source>
        <translation>Si dos personas cambian el mismo campo, ambos valores aparecen aquí uno junto al otro.</translation>
    </message>
</context>
<context>
    <name>RecordLine</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Añadir: %1</translation>
    </message>
    <message>
        <source>Move up: %1</source>
        <translation>Subir: %1</translation>
    </message>
    <message>
        <source>Move down: %1</source>
        <translation>Bajar: %1</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation>Quitar: %1</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>New</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>Buscar aquí</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Todos los estados</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Lo nuestro</translation>
    </message>
    <message>
        <source>Only those of our organisation</source>
        <translation>Solo los de nuestra organización</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Usual order</source>
        <translation>Orden habitual</translation>
    </message>
    <message>
        <source>%1, %2 in the list</source>
        <translation>%1, %2 en la lista</translation>
    </message>
    <message>
        <source>This list could not be read</source>
        <translation>No se pudo leer esta lista</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nada coincide</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Aún no hay nada</translation>
    </message>
    <message>
        <source>Try other words, or show all.</source>
        <translation>Pruebe otras palabras o muestre todo.</translation>
    </message>
    <message>
        <source>What others publish comes with the next exchange.</source>
        <translation>Lo que publican los demás llega con el próximo intercambio.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
</context>
<context>
    <name>RecordNotices</name>
    <message>
        <source>What you wrote</source>
        <translation>Lo que escribió</translation>
    </message>
    <message>
        <source>A change to this record was not accepted. Your words are kept.</source>
        <translation>Un cambio en esta ficha no se aceptó. Su texto se conserva.</translation>
    </message>
    <message>
        <source>Two people changed the same field. Both values are kept until somebody decides.</source>
        <translation>Dos personas cambiaron el mismo campo. Ambos valores se conservan hasta que alguien decida.</translation>
    </message>
    <message>
        <source>Look and decide</source>
        <translation>Ver y decidir</translation>
    </message>
    <message>
        <source>Somebody else has changed this record while you write. What you write is kept beside it; nothing is overwritten.</source>
        <translation>Otra persona ha cambiado esta ficha mientras usted escribe. Lo que escribe se conserva al lado; no se sobrescribe nada.</translation>
    </message>
    <message>
        <source>Show the new values</source>
        <translation>Mostrar los valores nuevos</translation>
    </message>
    <message>
        <source>This record is deleted.</source>
        <translation>Esta ficha está eliminada.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Recuperarla</translation>
    </message>
    <message>
        <source>The server was restored from a backup and does not know this record at the moment. It is kept here.</source>
        <translation>El servidor se restauró desde una copia de seguridad y por ahora no conoce esta ficha. Se conserva aquí.</translation>
    </message>
    <message>
        <source>Some words cannot be saved as they stand. They stay in the form until you change or discard them.</source>
        <translation>Una parte del texto no se puede guardar tal como está. Queda en el formulario hasta que la cambie o la descarte.</translation>
    </message>
    <message>
        <source>Discard these words</source>
        <translation>Descartar este texto</translation>
    </message>
    <message>
        <source>You had begun this form. Its words were kept on this device. Last typed: %1.</source>
        <translation>Había empezado este formulario. Su texto se conservó en este dispositivo. Última escritura: %1.</translation>
    </message>
    <message>
        <source>Begin with an empty form</source>
        <translation>Empezar con un formulario vacío</translation>
    </message>
    <message>
        <source>“%1” is sent. The server&apos;s answer is on its way.</source>
        <translation>«%1» se envió. Se espera la respuesta del servidor.</translation>
    </message>
    <message>
        <source>“%1” is saved here and goes with the next exchange. The server then decides.</source>
        <translation>«%1» está guardado aquí y saldrá en el próximo intercambio. Entonces decidirá el servidor.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Your words stand in the form again. Change what is needed, then save and send again.</source>
        <translation>Su texto está de nuevo en el formulario. Cambie lo necesario y después guarde y vuelva a enviar.</translation>
    </message>
    <message>
        <source>Discard these words?</source>
        <translation>¿Descartar este texto?</translation>
    </message>
    <message>
        <source>They are nowhere else.</source>
        <translation>No está en ningún otro lugar.</translation>
    </message>
    <message>
        <source>Begin with an empty form?</source>
        <translation>¿Empezar con un formulario vacío?</translation>
    </message>
    <message>
        <source>What you had typed into it is thrown away. It is nowhere else.</source>
        <translation>Lo que había escrito en él se elimina. No está en ningún otro lugar.</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>About this record</source>
        <translation>Acerca de esta ficha</translation>
    </message>
    <message>
        <source>There is no form for this</source>
        <translation>No hay formulario para esto</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>All is saved here as you type</source>
        <translation>Todo se guarda aquí mientras escribe</translation>
    </message>
    <message>
        <source>Delete this draft</source>
        <translation>Eliminar este borrador</translation>
    </message>
    <message>
        <source>Not on this device</source>
        <translation>No está en este dispositivo</translation>
    </message>
    <message>
        <source>The record is not available to you, or it has not been received yet.</source>
        <translation>La ficha no está a su disposición, o todavía no se ha recibido.</translation>
    </message>
    <message>
        <source>Let go to attach to this record</source>
        <translation>Suelte para adjuntar a esta ficha</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Aún no guardado</translation>
    </message>
    <message>
        <source>What you type is kept on this device until you save or discard it</source>
        <translation>Lo que escribe se conserva en este dispositivo hasta que lo guarde o lo descarte</translation>
    </message>
</context>
<context>
    <name>RefPicker</name>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Add one</source>
        <translation>Añadir uno</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Nothing on this device matches.</source>
        <translation>Nada en este dispositivo coincide.</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (obligatorio)</translation>
    </message>
</context>
<context>
    <name>RefusalsPage</name>
    <message>
        <source>Bring it back</source>
        <translation>Recuperarla</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>No aceptado</translation>
    </message>
    <message>
        <source>Your words are kept here until you decide.</source>
        <translation>Su texto se conserva aquí hasta que decida.</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>No se ha rechazado nada</translation>
    </message>
    <message>
        <source>If something is not accepted, it appears here with the reason.</source>
        <translation>Si algo no se acepta, aparece aquí con el motivo.</translation>
    </message>
    <message>
        <source>What you wrote</source>
        <translation>Lo que escribió</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>Editar y enviar de nuevo</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Abrir la ficha</translation>
    </message>
    <message>
        <source>Discard my change</source>
        <translation>Descartar mi cambio</translation>
    </message>
    <message>
        <source>Code, for your administrator: %1</source>
        <translation>Código, para su administrador: %1</translation>
    </message>
    <message>
        <source>Discard your change?</source>
        <translation>¿Descartar su cambio?</translation>
    </message>
    <message>
        <source>These words were not accepted and are nowhere but here.</source>
        <translation>Este texto no se aceptó y solo está aquí.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Words, with or without accents</source>
        <translation>Palabras, con o sin acentos</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Encontrado: %1</translation>
    </message>
    <message>
        <source>Search what is on this device</source>
        <translation>Buscar en lo que hay en este dispositivo</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>Requests, offers, pledges, meetings, people and organisations, also without a connection.</source>
        <translation>Solicitudes, ofertas, compromisos, reuniones, personas y organizaciones, también sin conexión.</translation>
    </message>
    <message>
        <source>Try fewer or other words.</source>
        <translation>Pruebe con menos palabras o con otras.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Times</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Huso horario</translation>
    </message>
    <message>
        <source>All times are shown in the zone of this computer; for a meeting, the convenor&apos;s time stands beside it where it differs. The zone in your own record is for finding hours that suit you.</source>
        <translation>Todas las horas son las del huso de este ordenador; en una reunión, la hora del convocante figura al lado cuando es distinta. El huso de su propia ficha sirve para encontrar horarios que le convengan.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Menor</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Mayor</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Nothing moves on the pages</source>
        <translation>Nada se mueve en las páginas</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Where the server sends e-mail, it says once a day at most how much waits for you, and never what.</source>
        <translation>Donde el servidor envía correos, dice como máximo una vez al día cuánto le espera, y nunca qué.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Dialogue works without a connection: what you write is saved on this device first, then sent. It holds no data on individual asylum-seekers.</source>
        <translation>Dialogue funciona sin conexión: lo que escribe se guarda primero en este dispositivo y luego se envía. No contiene datos de solicitantes de asilo.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>StateBadge</name>
    <message>
        <source>Saved here</source>
        <translation>Guardado aquí</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Requiere su atención</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Send and receive</source>
        <translation>Enviar y recibir</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>Último intercambio</translation>
    </message>
    <message>
        <source>Sending and receiving</source>
        <translation>Enviando y recibiendo</translation>
    </message>
    <message>
        <source>Send and receive now</source>
        <translation>Enviar y recibir ahora</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>No aceptado</translation>
    </message>
    <message>
        <source>With the reason, and what you wrote</source>
        <translation>Con el motivo y lo que escribió</translation>
    </message>
    <message>
        <source>Two values for one field</source>
        <translation>Dos valores para un campo</translation>
    </message>
    <message>
        <source>Decide which one holds</source>
        <translation>Decida cuál debe valer</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Pendiente de envío</translation>
    </message>
    <message numerus="yes">
        <source>%n sent, no answer yet</source>
        <translation>
            <numerusform>%n enviado, aún sin respuesta</numerusform>
            <numerusform>%n enviados, aún sin respuesta</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved here until there is a connection</source>
        <translation>Guardado aquí hasta que haya conexión</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Sending only</source>
        <translation>Solo enviando</translation>
    </message>
    <message>
        <source>Send only what I wrote</source>
        <translation>Enviar solo lo que escribí</translation>
    </message>
    <message>
        <source>Use little data: only what I write goes by itself; news and documents when I ask</source>
        <translation>Pocos datos: solo lo que escribo sale por sí mismo; novedades y documentos cuando los pida</translation>
    </message>
    <message numerus="yes">
        <source>%n documents are to be sent, %1</source>
        <translation>
            <numerusform>%n documento por enviar, %1</numerusform>
            <numerusform>%n documentos por enviar, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Send documents now, %1</source>
        <translation>Enviar los documentos ahora, %1</translation>
    </message>
    <message>
        <source>Sending only is short: little news and no documents, for a thin or costly line.</source>
        <translation>Solo enviar es breve: pocas novedades y ningún documento, para una línea lenta o cara.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Requiere su atención</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nada le espera.</translation>
    </message>
    <message>
        <source>Drafts of your organisation</source>
        <translation>Borradores de su organización</translation>
    </message>
    <message>
        <source>Send and receive now</source>
        <translation>Enviar y recibir ahora</translation>
    </message>
    <message>
        <source>Begun on this device, not saved yet</source>
        <translation>Empezado en este dispositivo, aún no guardado</translation>
    </message>
    <message>
        <source>Waiting for others</source>
        <translation>A la espera de otros</translation>
    </message>
</context>
<context>
    <name>TodaySection</name>
    <message>
        <source>Show all (%1)</source>
        <translation>Mostrar todo (%1)</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Dialogue</source>
        <translation>Dialogue</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>ValueCard</name>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
</context>
<context>
    <name>VariantEditors</name>
    <message>
        <source>Other languages: none yet</source>
        <translation>Otros idiomas: ninguno por ahora</translation>
    </message>
    <message>
        <source>Other languages: %1</source>
        <translation>Otros idiomas: %1</translation>
    </message>
</context>
<context>
    <name>WordsSheet</name>
    <message>
        <source>This device has joined</source>
        <translation>Este dispositivo está asociado</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Son las mismas</translation>
    </message>
    <message>
        <source>Compare these six words with your coordinator, for example by telephone. If theirs are others, somebody may be in between: tell them, and leave this device. You find the words again in the settings.</source>
        <translation>Compare estas seis palabras con su coordinador, por ejemplo por teléfono. Si las suyas son otras, puede que alguien esté en medio: avísele y deje este dispositivo. Encontrará las palabras de nuevo en los ajustes.</translation>
    </message>
    <message>
        <source>Six words</source>
        <translation>Seis palabras</translation>
    </message>
    <message>
        <source>They are others</source>
        <translation>Son otras</translation>
    </message>
</context>
<context>
    <name>dialogue::AttachModel</name>
    <message>
        <source>Saved here. The file goes to the server when there is a connection.</source>
        <translation>Guardado aquí. El archivo va al servidor cuando hay conexión.</translation>
    </message>
    <message>
        <source>Saved here. With little data, documents go when you send them.</source>
        <translation>Guardado aquí. Con pocos datos, los documentos salen cuando usted los envía.</translation>
    </message>
    <message>
        <source>This is a look around with invented records: no files are kept.</source>
        <translation>Esto es un recorrido con fichas inventadas: no se guardan archivos.</translation>
    </message>
    <message>
        <source>The most is %1.</source>
        <translation>El máximo es %1.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>dialogue::FilesModel</name>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n documento</numerusform>
            <numerusform>%n documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n on this device</source>
        <translation>
            <numerusform>%1; %n en este dispositivo</numerusform>
            <numerusform>%1; %n en este dispositivo</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy is in %1</source>
        <translation>Hay una copia en %1</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>En el servidor</translation>
    </message>
    <message>
        <source>Not on the server yet</source>
        <translation>Todavía no está en el servidor</translation>
    </message>
    <message>
        <source>The server has lost it and waits for a device that has it</source>
        <translation>El servidor lo perdió y espera un dispositivo que lo tenga</translation>
    </message>
    <message>
        <source>Saved here; it goes when there is a connection</source>
        <translation>Guardado aquí; saldrá cuando haya conexión</translation>
    </message>
    <message>
        <source>Saved here; it goes when you send your documents</source>
        <translation>Guardado aquí; saldrá cuando envíe sus documentos</translation>
    </message>
    <message>
        <source>Sending: %1 of %2</source>
        <translation>Enviando: %1 de %2</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Pendiente de envío</translation>
    </message>
</context>
<context>
    <name>dialogue::Format</name>
    <message>
        <source>New: %1</source>
        <translation>Nuevo: %1</translation>
    </message>
    <message>
        <source>The record is deleted. Your words are kept; they can be sent again once it is brought back.</source>
        <translation>La ficha está eliminada. Su texto se conserva; se podrá enviar de nuevo cuando se recupere.</translation>
    </message>
    <message>
        <source>An action on this record waits for its answer. Your words are kept; they can be sent again after it.</source>
        <translation>Una acción sobre esta ficha espera su respuesta. Su texto se conserva; se podrá enviar de nuevo después.</translation>
    </message>
    <message>
        <source>The record stands at “%1”, where this cannot be changed any more. Your words are kept and can be copied.</source>
        <translation>La ficha está en la etapa «%1», en la que esto ya no se puede cambiar. Su texto se conserva y se puede copiar.</translation>
    </message>
    <message>
        <source>You may not change this. Your words are kept and can be copied.</source>
        <translation>No puede cambiar esto. Su texto se conserva y se puede copiar.</translation>
    </message>
    <message>
        <source>no longer exists</source>
        <translation>ya no existe</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminado</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>quitado</translation>
    </message>
    <message>
        <source>added</source>
        <translation>añadido</translation>
    </message>
    <message>
        <source>%1 (taken away)</source>
        <translation>%1 (quitado)</translation>
    </message>
    <message>
        <source>%1 (added)</source>
        <translation>%1 (añadido)</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>%1 (new term)</source>
        <translation>%1 (término nuevo)</translation>
    </message>
    <message>
        <source>Not on this device</source>
        <translation>No está en este dispositivo</translation>
    </message>
    <message>
        <source>In %1: no English text yet</source>
        <translation>En %1: todavía no hay texto en español</translation>
    </message>
    <message>
        <source>another language</source>
        <translation>otro idioma</translation>
    </message>
    <message>
        <source>Translation. The original in %1 has changed since</source>
        <translation>Traducción. El original en %1 ha cambiado desde entonces</translation>
    </message>
    <message>
        <source>Translated by a machine; original in %1</source>
        <translation>Traducido por una máquina; original en %1</translation>
    </message>
    <message>
        <source>Translation, reviewed; original in %1</source>
        <translation>Traducción revisada; original en %1</translation>
    </message>
    <message>
        <source>Translation; original in %1</source>
        <translation>Traducción; original en %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A change of yours that had waited was accepted.</source>
        <translation>Se aceptó uno de sus cambios, que estaba en espera.</translation>
    </message>
    <message>
        <source>A change of yours that had waited is kept beside the current value.</source>
        <translation>Uno de sus cambios, que estaba en espera, se conserva junto al valor actual.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dialogue::HistoryModel</name>
    <message>
        <source>The server</source>
        <translation>El servidor</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminado</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>Recuperado</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Propuesto</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Editado</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>%1 (kept beside it)</source>
        <translation>%1 (guardado al lado)</translation>
    </message>
    <message>
        <source>It has not been sent yet: its history begins when the server has it.</source>
        <translation>Aún no se ha enviado: su historial empieza cuando lo tiene el servidor.</translation>
    </message>
    <message>
        <source>The server keeps the history: it needs a connection.</source>
        <translation>El servidor guarda el historial: hace falta una conexión.</translation>
    </message>
</context>
<context>
    <name>dialogue::JoinModel</name>
    <message>
        <source>You join %1. What travels is encrypted, and this device knows the server by its own key.</source>
        <translation>Se une a %1. Lo que viaja va cifrado, y este dispositivo reconoce al servidor por su propia clave.</translation>
    </message>
    <message>
        <source>You join %1. What travels is encrypted, and the server shows a public certificate.</source>
        <translation>Se une a %1. Lo que viaja va cifrado, y el servidor presenta un certificado público.</translation>
    </message>
    <message>
        <source>You join %1, on this computer.</source>
        <translation>Se une a %1, en este ordenador.</translation>
    </message>
</context>
<context>
    <name>dialogue::JoiningCode</name>
    <message>
        <source>The server cannot be reached. It has to know the code, so this needs a connection. No code was made, and nothing is lost. Try again once there is one.</source>
        <translation>No se puede llegar al servidor. Debe conocer el código, así que hace falta una conexión. No se creó ningún código y no se ha perdido nada. Vuelva a intentarlo cuando la haya.</translation>
    </message>
    <message>
        <source>Joining, %1</source>
        <translation>Asociación, %1</translation>
    </message>
    <message>
        <source>Saved in %1. Whoever has this file can join: delete it afterwards.</source>
        <translation>Guardado en %1. Quien tenga este archivo puede asociarse: bórrelo después.</translation>
    </message>
</context>
<context>
    <name>dialogue::JoiningPaper</name>
    <message>
        <source>Joining Dialogue</source>
        <translation>Asociación a Dialogue</translation>
    </message>
    <message>
        <source>For %1, at %2</source>
        <translation>Para %1, en %2</translation>
    </message>
    <message>
        <source>Good once, until %1</source>
        <translation>Válido una vez, hasta el %1</translation>
    </message>
    <message>
        <source>1. Open Dialogue on the device that is to join.</source>
        <translation>1. Abra Dialogue en el dispositivo que se va a asociar.</translation>
    </message>
    <message>
        <source>2. Take a photograph of the square and open it there, or type or paste the line below.</source>
        <translation>2. Haga una foto del cuadrado y ábrala allí, o escriba o pegue la línea de abajo.</translation>
    </message>
    <message>
        <source>3. Compare the six words that you then see with your coordinator, for example by telephone.</source>
        <translation>3. Compare las seis palabras que verá entonces con quien coordina, por ejemplo por teléfono.</translation>
    </message>
    <message>
        <source>Whoever has this page can join in your name. Give it to nobody, and destroy it afterwards.</source>
        <translation>Quien tenga esta página puede asociarse en su nombre. No se la dé a nadie y destrúyala después.</translation>
    </message>
</context>
<context>
    <name>dialogue::LeaveModel</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>Pendiente de envío</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>No aceptado</translation>
    </message>
    <message numerus="yes">
        <source>%n changes are saved here and not sent</source>
        <translation>
            <numerusform>%n cambio está guardado aquí y no enviado</numerusform>
            <numerusform>%n cambios están guardados aquí y no enviados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are sent, and nobody has confirmed them yet</source>
        <translation>
            <numerusform>%n cambio está enviado y aún no confirmado</numerusform>
            <numerusform>%n cambios están enviados y aún no confirmados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes were not accepted; their words are kept only here</source>
        <translation>
            <numerusform>%n cambio no se aceptó; su texto solo está aquí</numerusform>
            <numerusform>%n cambios no se aceptaron; su texto solo está aquí</numerusform>
        </translation>
    </message>
    <message>
        <source>Dialogue, unsent words, %1</source>
        <translation>Dialogue, textos no enviados, %1</translation>
    </message>
    <message>
        <source>Your words are in %1</source>
        <translation>Sus textos están en %1</translation>
    </message>
    <message>
        <source>Begun and not saved</source>
        <translation>Empezado y no guardado</translation>
    </message>
    <message numerus="yes">
        <source>%n forms are begun here and not saved</source>
        <translation>
            <numerusform>%n formulario está empezado aquí y no guardado</numerusform>
            <numerusform>%n formularios están empezados aquí y no guardados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dialogue::PendingModel</name>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Retirado.</translation>
    </message>
</context>
<context>
    <name>dialogue::ProposalsModel</name>
    <message>
        <source>Saved here. Both values stay in the history.</source>
        <translation>Guardado aquí. Los dos valores quedan en el historial.</translation>
    </message>
    <message>
        <source>%1, paragraph %2</source>
        <translation>%1, párrafo %2</translation>
    </message>
</context>
<context>
    <name>dialogue::RecordForm</name>
    <message>
        <source>A translation is written on the page of its record: “Edit”, then “Other languages”.</source>
        <translation>Una traducción se escribe en la página de su ficha: «Editar», luego «Otros idiomas».</translation>
    </message>
    <message>
        <source>A document is added with “Attach files” on the page of the record that it belongs to.</source>
        <translation>Un documento se añade con «Adjuntar archivos» en la página de la ficha a la que pertenece.</translation>
    </message>
    <message>
        <source>Saved here. It will be sent when there is a connection.</source>
        <translation>Guardado aquí. Se enviará cuando haya conexión.</translation>
    </message>
    <message>
        <source>This cannot be read as a value of this field.</source>
        <translation>Esto no se puede leer como valor de este campo.</translation>
    </message>
    <message>
        <source>“%1” cannot be read as a value of this field.</source>
        <translation>«%1» no puede leerse como valor de este campo.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto es necesario.</translation>
    </message>
</context>
<context>
    <name>dialogue::RecordModel</name>
    <message>
        <source>Saved here. The answer comes with the next connection.</source>
        <translation>Guardado aquí. La respuesta llegará con la próxima conexión.</translation>
    </message>
    <message>
        <source>%1: this is needed.</source>
        <translation>%1: esto es necesario.</translation>
    </message>
    <message>
        <source>Deleted on this device.</source>
        <translation>Eliminado en este dispositivo.</translation>
    </message>
    <message>
        <source>Taken back. Nothing was sent.</source>
        <translation>Retirado. No se envió nada.</translation>
    </message>
</context>
<context>
    <name>dialogue::RefusalsModel</name>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>You have begun another form of this kind. Save it or empty it first; it stands on the first page.</source>
        <translation>Ha empezado otro formulario de este tipo. Guárdelo o vacíelo primero; está en la primera página.</translation>
    </message>
    <message>
        <source>Your change is discarded.</source>
        <translation>Su cambio se descartó.</translation>
    </message>
</context>
<context>
    <name>dialogue::SyncModel</name>
    <message>
        <source>Opening</source>
        <translation>Abriendo</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conectar</translation>
    </message>
    <message>
        <source>The server knows this as request %1.</source>
        <translation>El servidor conoce esto como la petición %1.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n por decidir</numerusform>
            <numerusform>%n por decidir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline, %n saved here</source>
        <translation>
            <numerusform>Sin conexión, %n aquí</numerusform>
            <numerusform>Sin conexión, %n aquí</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message numerus="yes">
        <source>Sending %n</source>
        <translation>
            <numerusform>Enviando %n</numerusform>
            <numerusform>Enviando %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n por enviar</numerusform>
            <numerusform>%n por enviar</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Opening your records</source>
        <translation>Abriendo sus fichas</translation>
    </message>
    <message>
        <source>This device is not connected to a server yet</source>
        <translation>Este dispositivo aún no está conectado a un servidor</translation>
    </message>
    <message numerus="yes">
        <source>%n things need your decision</source>
        <translation>
            <numerusform>Un asunto requiere su decisión</numerusform>
            <numerusform>%n asuntos requieren su decisión</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline – you can keep working. %n changes are saved here</source>
        <translation>
            <numerusform>Sin conexión – puede seguir trabajando. Un cambio está guardado aquí</numerusform>
            <numerusform>Sin conexión – puede seguir trabajando. %n cambios están guardados aquí</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline – you can keep working</source>
        <translation>Sin conexión – puede seguir trabajando</translation>
    </message>
    <message numerus="yes">
        <source>Sending %n changes</source>
        <translation>
            <numerusform>Enviando un cambio</numerusform>
            <numerusform>Enviando %n cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are saved here and wait to be sent</source>
        <translation>
            <numerusform>Un cambio está guardado aquí y espera su envío</numerusform>
            <numerusform>%n cambios están guardados aquí y esperan su envío</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date, %1</source>
        <translation>Al día, %1</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>%1 enviados, %2 recibidos</translation>
    </message>
    <message numerus="yes">
        <source>No contact with the server for a long time. In %n days a part of the records is locked until the next contact. Connect once before.</source>
        <translation>
            <numerusform>Hace mucho que no hay contacto con el servidor. En %n día una parte de las fichas se bloqueará hasta el próximo contacto. Conéctese una vez antes.</numerusform>
            <numerusform>Hace mucho que no hay contacto con el servidor. En %n días una parte de las fichas se bloqueará hasta el próximo contacto. Conéctese una vez antes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents to send</source>
        <translation>
            <numerusform>%n documento por enviar</numerusform>
            <numerusform>%n documentos por enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents are saved here and wait to be sent, %1</source>
        <translation>
            <numerusform>%n documento está guardado aquí y espera el envío, %1</numerusform>
            <numerusform>%n documentos están guardados aquí y esperan el envío, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>This device has had no contact with the server for %1 days. What you see only through a meeting, a workstream, a country or the Secretariat is locked until the next contact. Your own work, your organisation&apos;s and what everybody sees stay open; nothing is erased. Connect once to open the rest.</source>
        <translation>Este dispositivo no ha tenido contacto con el servidor en %1 días. Lo que solo ve por una reunión, una línea de trabajo, un país o la Secretaría está bloqueado hasta el próximo contacto. Su trabajo, el de su organización y lo que todos ven siguen abiertos; no se borra nada. Conéctese una vez para abrir el resto.</translation>
    </message>
    <message>
        <source>Not received yet</source>
        <translation>Aún sin recibir</translation>
    </message>
    <message>
        <source>Received %1</source>
        <translation>Recibido: %1</translation>
    </message>
    <message>
        <source>Nothing was received yet</source>
        <translation>Aún no se ha recibido nada</translation>
    </message>
    <message>
        <source>Last received: %1</source>
        <translation>Última recepción: %1</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check its address and the connection, then try again.</source>
        <translation>No se puede llegar al servidor. Compruebe su dirección y la conexión, e inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>dialogue::TodayModel</name>
    <message>
        <source>Not accepted: %1</source>
        <translation>No aceptado: %1</translation>
    </message>
    <message>
        <source>Two values for one field: %1</source>
        <translation>Dos valores para un campo: %1</translation>
    </message>
    <message>
        <source>Asked of you: %1</source>
        <translation>Se espera de usted: %1</translation>
    </message>
</context>
</TS>
