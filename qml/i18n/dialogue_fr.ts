<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>ActSheet</name>
    <message>
        <source>The server decides on this when there is a connection. Until it is sent you can take it back under “Waiting to be sent”.</source>
        <translation>Le serveur en décide dès qu&apos;il y a une connexion. Tant que ce n&apos;est pas envoyé, vous pouvez le reprendre sous «&#xa0;En attente d&apos;envoi&#xa0;».</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Ceci est nécessaire.</translation>
    </message>
</context>
<context>
    <name>AppField</name>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (obligatoire)</translation>
    </message>
</context>
<context>
    <name>AskSheet</name>
    <message>
        <source>Keep as it is</source>
        <translation>Laisser tel quel</translation>
    </message>
</context>
<context>
    <name>AttachSheet</name>
    <message>
        <source>Attach a file</source>
        <translation>Joindre un fichier</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 à envoyer</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Lecture du fichier</translation>
    </message>
    <message>
        <source>Name of the document</source>
        <translation>Nom du document</translation>
    </message>
    <message>
        <source>Language of the document</source>
        <translation>Langue du document</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Non précisée</translation>
    </message>
    <message>
        <source>It is kept on this device at once. It goes to the server by itself, also in pieces, when there is a connection.</source>
        <translation>Il est gardé tout de suite sur cet appareil. Il part de lui-même vers le serveur, au besoin en plusieurs fois, dès qu&apos;il y a une connexion.</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Joindre</translation>
    </message>
    <message>
        <source>Leave this file out</source>
        <translation>Ne pas joindre ce fichier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Attach a file (%1)</source>
        <translation>Joindre un fichier (%1)</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Ceci est nécessaire.</translation>
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
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Ajouter&#xa0;: %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>%1 (new term)</source>
        <translation>%1 (nouveau terme)</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (obligatoire)</translation>
    </message>
    <message>
        <source>nothing chosen</source>
        <translation>rien de choisi</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>Chercher dans la liste</translation>
    </message>
</context>
<context>
    <name>ChosenChips</name>
    <message>
        <source>Take out %1</source>
        <translation>Enlever %1</translation>
    </message>
</context>
<context>
    <name>ClosingSheet</name>
    <message>
        <source>Some words are not saved yet</source>
        <translation>Une partie du texte n&apos;est pas encore enregistrée</translation>
    </message>
    <message>
        <source>What you typed last stands only in this window. If you close it now, these words are lost.</source>
        <translation>Votre dernière saisie n&apos;est que dans cette fenêtre. Si vous la fermez maintenant, elle est perdue.</translation>
    </message>
    <message>
        <source>Try again, then close</source>
        <translation>Réessayer, puis fermer</translation>
    </message>
    <message>
        <source>Close and lose these words</source>
        <translation>Fermer et perdre ce texte</translation>
    </message>
    <message>
        <source>Some words could not be saved as they stand. The form that you typed them into tells why.</source>
        <translation>Une partie du texte n&apos;a pas pu être enregistrée telle quelle. Le formulaire où vous l&apos;avez saisie dit pourquoi.</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Add another of my devices</source>
        <translation>Ajouter un autre de mes appareils</translation>
    </message>
    <message>
        <source>Help %1 join</source>
        <translation>Aider %1 à s&apos;associer</translation>
    </message>
    <message>
        <source>You get a line and a QR code with which one more device of yours joins. They work once, within 24 hours, and are shown here only as long as this is open.</source>
        <translation>Vous obtenez une ligne et un code QR avec lesquels un autre de vos appareils s&apos;associe. Ils servent une seule fois, dans les 24 heures, et ne sont affichés ici que tant que cette fenêtre est ouverte.</translation>
    </message>
    <message>
        <source>You get a line and a QR code with which one device of %1 joins. They work once, within 24 hours, and are shown here only as long as this is open.</source>
        <translation>Vous obtenez une ligne et un code QR avec lesquels un appareil de %1 s&apos;associe. Ils servent une seule fois, dans les 24 heures, et ne sont affichés ici que tant que cette fenêtre est ouverte.</translation>
    </message>
    <message>
        <source>Whoever has them can join as %1. So give them to nobody else.</source>
        <translation>Qui les possède peut s&apos;associer au nom de %1. Ne les donnez donc à personne d&apos;autre.</translation>
    </message>
    <message>
        <source>This needs a connection, because the server has to know the code.</source>
        <translation>Il faut une connexion, car le serveur doit connaître le code.</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Demande au serveur</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>Créer le code</translation>
    </message>
    <message>
        <source>A device has joined. Compare its six words with those that it shows.</source>
        <translation>Un appareil s&apos;est associé. Comparez ses six mots avec ceux qu&apos;il affiche.</translation>
    </message>
    <message>
        <source>If they differ, somebody else has used the line: open that device here and suspend it.</source>
        <translation>S&apos;ils diffèrent, quelqu&apos;un d&apos;autre a utilisé la ligne&#xa0;: ouvrez cet appareil ici et suspendez-le.</translation>
    </message>
    <message>
        <source>On the other device, open Dialogue and give it a photograph of this, or the line below.</source>
        <translation>Sur l&apos;autre appareil, ouvrez Dialogue et donnez-lui une photo de ce code, ou la ligne ci-dessous.</translation>
    </message>
    <message>
        <source>QR code with the line to join as %1</source>
        <translation>Code QR avec la ligne pour s&apos;associer au nom de %1</translation>
    </message>
    <message>
        <source>Good once, until %1</source>
        <translation>Valable une fois, jusqu&apos;au %1</translation>
    </message>
    <message>
        <source>Line to join with</source>
        <translation>Ligne d&apos;association</translation>
    </message>
    <message>
        <source>It leads to %1.</source>
        <translation>Elle mène à %1.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiée</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>Copier la ligne</translation>
    </message>
    <message>
        <source>Save a page to print (PDF)</source>
        <translation>Enregistrer une page à imprimer (PDF)</translation>
    </message>
    <message>
        <source>Save the QR code as a picture</source>
        <translation>Enregistrer le code QR en image</translation>
    </message>
    <message>
        <source>Save the line as a file</source>
        <translation>Enregistrer la ligne dans un fichier</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>See whether it has joined</source>
        <translation>Voir s&apos;il est associé</translation>
    </message>
</context>
<context>
    <name>CopyMenu</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>DeleteSheet</name>
    <message>
        <source>Delete this draft?</source>
        <translation>Supprimer ce brouillon&#xa0;?</translation>
    </message>
    <message>
        <source>It can be brought back from its page. What others have added meanwhile is never lost.</source>
        <translation>Il peut être rétabli depuis sa page. Ce que d&apos;autres ont ajouté entre-temps n&apos;est jamais perdu.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Choose what to look at</source>
        <translation>Choisissez ce que vous voulez voir</translation>
    </message>
    <message>
        <source>Choose a record</source>
        <translation>Choisissez une fiche</translation>
    </message>
    <message>
        <source>It opens here, beside the list.</source>
        <translation>Le détail s&apos;ouvre ici, à côté de la liste.</translation>
    </message>
</context>
<context>
    <name>DevicesCard</name>
    <message>
        <source>My devices</source>
        <translation>Mes appareils</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>When one has just joined, compare its six words with those that it shows.</source>
        <translation>Quand l&apos;un d&apos;eux vient de s&apos;associer, comparez ses six mots avec ceux qu&apos;il affiche.</translation>
    </message>
    <message>
        <source>When one has just joined, compare its six words with those that %1 reads on it, for example by telephone.</source>
        <translation>Quand l&apos;un d&apos;eux vient de s&apos;associer, comparez ses six mots avec ceux qu&apos;y lit %1, par exemple au téléphone.</translation>
    </message>
    <message>
        <source>Device without a name</source>
        <translation>Appareil sans nom</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>cet appareil</translation>
    </message>
    <message>
        <source>%1 is a coordinator or an administrator. So they alone, or the server&apos;s administrator, let another of their devices join.</source>
        <translation>%1 assure la coordination ou l&apos;administration. Seuls cette personne et l&apos;administrateur du serveur peuvent donc associer un autre de ses appareils.</translation>
    </message>
    <message>
        <source>Add another of my devices</source>
        <translation>Ajouter un autre de mes appareils</translation>
    </message>
    <message>
        <source>Help a device join</source>
        <translation>Aider un appareil à s&apos;associer</translation>
    </message>
</context>
<context>
    <name>EditBar</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save as draft</source>
        <translation>Enregistrer le brouillon</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Save and send again</source>
        <translation>Enregistrer et renvoyer</translation>
    </message>
</context>
<context>
    <name>EditMenu</name>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>Line to join with, or server</source>
        <translation>Ligne d&apos;association, ou serveur</translation>
    </message>
    <message>
        <source>Paste the line that your coordinator gave you. Without one, write the address of the server.</source>
        <translation>Collez la ligne reçue de votre coordinateur. Sans elle, saisissez l&apos;adresse du serveur.</translation>
    </message>
    <message>
        <source>Open a file or a picture of the QR code</source>
        <translation>Ouvrir un fichier ou une image du code QR</translation>
    </message>
    <message>
        <source>Please fill in the line to join with, or the address of the server.</source>
        <translation>Indiquez la ligne d&apos;association, ou l&apos;adresse du serveur.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Connect this device</source>
        <translation>Connecter cet appareil</translation>
    </message>
    <message>
        <source>You need a connection once. After that you can work without one.</source>
        <translation>Il faut une connexion une fois. Ensuite, vous pouvez travailler sans connexion.</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Code à usage unique</translation>
    </message>
    <message>
        <source>From your administrator; it works once.</source>
        <translation>Donné par votre administrateur&#xa0;; il sert une seule fois.</translation>
    </message>
    <message>
        <source>Name of this device</source>
        <translation>Nom de cet appareil</translation>
    </message>
    <message>
        <source>So that you recognise it later, such as &quot;Office laptop&quot;.</source>
        <translation>Pour le reconnaître plus tard, par exemple «&#xa0;Portable du bureau&#xa0;».</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion en cours</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Please fill in the one-time code.</source>
        <translation>Indiquez le code à usage unique.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message>
        <source>To be mended first</source>
        <translation>À corriger d&apos;abord</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Key facts</source>
        <translation>Faits essentiels</translation>
    </message>
</context>
<context>
    <name>FieldEditor</name>
    <message>
        <source>Needed before it can be submitted.</source>
        <translation>Nécessaire avant de soumettre.</translation>
    </message>
    <message>
        <source>Year-month-day, such as 2027-03-17</source>
        <translation>Année-mois-jour, par exemple 2027-03-17</translation>
    </message>
    <message>
        <source>In your time, such as 2027-03-17 14:30</source>
        <translation>À votre heure, par exemple 2027-03-17 14:30</translation>
    </message>
    <message>
        <source>Amount and currency, such as 1200 EUR</source>
        <translation>Montant et monnaie, par exemple 1200 EUR</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Rien de choisi</translation>
    </message>
    <message>
        <source>Add one</source>
        <translation>En ajouter</translation>
    </message>
</context>
<context>
    <name>FieldView</name>
    <message>
        <source>Show the translation</source>
        <translation>Voir la traduction</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>Voir l&apos;original</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message>
        <source>Attach files</source>
        <translation>Joindre des fichiers</translation>
    </message>
</context>
<context>
    <name>FileWay</name>
    <message>
        <source>%1 % is at the server</source>
        <translation>%1 % est sur le serveur</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>The file</source>
        <translation>Le fichier</translation>
    </message>
    <message>
        <source>Documents on this device</source>
        <translation>Documents sur cet appareil</translation>
    </message>
    <message>
        <source>%1 % is here</source>
        <translation>%1 % est ici</translation>
    </message>
    <message>
        <source>Get the rest, %1</source>
        <translation>Recevoir le reste, %1</translation>
    </message>
    <message>
        <source>Get, %1</source>
        <translation>Recevoir, %1</translation>
    </message>
    <message>
        <source>Stop; what is here stays</source>
        <translation>Arrêter&#xa0;; ce qui est ici reste</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Joindre des fichiers</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>Open</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
</context>
<context>
    <name>FoldedText</name>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Afficher moins</translation>
    </message>
</context>
<context>
    <name>HelpKeys</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lieux</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>Chercher dans cette liste</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Chercher partout</translation>
    </message>
    <message>
        <source>New record in this list</source>
        <translation>Nouvelle fiche dans cette liste</translation>
    </message>
    <message>
        <source>Save as draft</source>
        <translation>Enregistrer le brouillon</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Soumettre</translation>
    </message>
    <message>
        <source>Undo, while it is offered</source>
        <translation>Annuler, tant que c&apos;est proposé</translation>
    </message>
    <message>
        <source>Send and receive now</source>
        <translation>Envoyer et recevoir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
</context>
<context>
    <name>HelpQuestions</name>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>Il n&apos;y a pas de connexion</translation>
    </message>
    <message>
        <source>Work on. Everything is saved here and goes by itself when a connection comes back. Nothing needs to be pressed.</source>
        <translation>Continuez. Tout est enregistré ici et part tout seul quand une connexion revient. Vous n&apos;avez rien à faire.</translation>
    </message>
    <message>
        <source>What does it cost?</source>
        <translation>Combien cela coûte-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>Records are small: an exchange without news is less than one kilobyte. Documents are never fetched unasked; their size is written beside them.</source>
        <translation>Les fiches sont petites&#xa0;: un échange sans nouveauté fait moins d&apos;un kilo-octet. Les documents ne sont jamais reçus sans demande&#xa0;; leur taille est indiquée à côté.</translation>
    </message>
    <message>
        <source>Going back a step</source>
        <translation>Revenir en arrière</translation>
    </message>
    <message>
        <source>After a step, “Undo” is offered for ten seconds. What is not sent yet can be taken back under “Waiting to be sent”.</source>
        <translation>Après une étape, «&#xa0;Annuler&#xa0;» est proposé pendant dix secondes. Ce qui n&apos;est pas encore envoyé peut être repris sous «&#xa0;En attente d&apos;envoi&#xa0;».</translation>
    </message>
    <message>
        <source>Two people changed the same field</source>
        <translation>Deux personnes ont modifié le même champ</translation>
    </message>
    <message>
        <source>Both values are kept. Somebody who may decide chooses one, or writes one text from both.</source>
        <translation>Les deux valeurs sont conservées. Une personne qui peut décider en choisit une, ou écrit un seul texte à partir des deux.</translation>
    </message>
    <message>
        <source>Another device, or another person</source>
        <translation>Un autre appareil, ou une autre personne</translation>
    </message>
    <message>
        <source>Each device joins with a line of its own. You make it in the settings of a device that has joined (“Add another of my devices”), a coordinator makes it on your page, or your administrator on the server (dialogued enrol-code). It is pasted, opened as a file or read as a QR code on the first page, and works once, within 24 hours. Afterwards, compare the six words in the settings.</source>
        <translation>Chaque appareil s&apos;associe avec une ligne à lui. Vous la créez dans les réglages d&apos;un appareil déjà associé («&#xa0;Ajouter un autre de mes appareils&#xa0;»), une coordinatrice ou un coordinateur la crée sur votre fiche, ou votre administrateur sur le serveur (dialogued enrol-code). Elle se colle, s&apos;ouvre comme fichier ou se lit comme code QR sur la première page, et sert une seule fois, dans les 24 heures. Comparez ensuite les six mots dans les réglages.</translation>
    </message>
</context>
<context>
    <name>HelpWords</name>
    <message>
        <source>Where a record stands</source>
        <translation>Où en est une fiche</translation>
    </message>
    <message>
        <source>It is on this device and waits for a connection. It stays here even if the computer stops.</source>
        <translation>C&apos;est sur cet appareil et attend une connexion. Cela y reste même si l&apos;ordinateur s&apos;arrête.</translation>
    </message>
    <message>
        <source>The server has been asked; its answer is not here yet.</source>
        <translation>La demande est partie au serveur&#xa0;; sa réponse n&apos;est pas encore ici.</translation>
    </message>
    <message>
        <source>The server has it, and the others who may see it receive it.</source>
        <translation>Le serveur l&apos;a, et les autres personnes qui peuvent le voir le reçoivent.</translation>
    </message>
    <message>
        <source>It was not accepted, or two people changed the same field. Nothing is lost; you decide.</source>
        <translation>Cela n&apos;a pas été accepté, ou deux personnes ont modifié le même champ. Rien n&apos;est perdu&#xa0;; vous décidez.</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Demande au serveur</translation>
    </message>
    <message>
        <source>Who changed what, and when, as the server has it.</source>
        <translation>Qui a modifié quoi, et quand, selon le serveur.</translation>
    </message>
    <message>
        <source>Without the server: as it was kept here.</source>
        <translation>Sans le serveur&#xa0;: tel que conservé ici.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Rien pour le moment.</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Voir les précédentes</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Redemander</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Voir l&apos;historique</translation>
    </message>
</context>
<context>
    <name>JoinFilePicker</name>
    <message>
        <source>Open what you were given</source>
        <translation>Ouvrir ce que vous avez reçu</translation>
    </message>
    <message>
        <source>Lines and pictures (%1)</source>
        <translation>Lignes et images (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Tous les fichiers (%1)</translation>
    </message>
</context>
<context>
    <name>LeavePanel</name>
    <message>
        <source>Six words, the same that your coordinator sees for this device</source>
        <translation>Six mots, les mêmes que voit votre coordinateur pour cet appareil</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Cet appareil</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Connecté en tant que %1</translation>
    </message>
    <message>
        <source>Leave this device</source>
        <translation>Quitter cet appareil</translation>
    </message>
    <message>
        <source>Leave this device?</source>
        <translation>Quitter cet appareil&#xa0;?</translation>
    </message>
    <message>
        <source>Your records, your key and the documents are removed from this device. What is confirmed stays on the server. To work here again you need a new one-time code.</source>
        <translation>Vos fiches, votre clé et les documents sont retirés de cet appareil. Ce qui est confirmé reste sur le serveur. Pour travailler de nouveau ici, il vous faut un nouveau code à usage unique.</translation>
    </message>
    <message>
        <source>These would be lost:</source>
        <translation>Ceci serait perdu&#xa0;:</translation>
    </message>
    <message>
        <source>Everything you wrote is confirmed. Nothing is lost.</source>
        <translation>Tout ce que vous avez écrit est confirmé. Rien n&apos;est perdu.</translation>
    </message>
    <message>
        <source>Write my unsent words to a file</source>
        <translation>Écrire mes textes non envoyés dans un fichier</translation>
    </message>
    <message>
        <source>Leave and lose what is not confirmed</source>
        <translation>Quitter et perdre ce qui n&apos;est pas confirmé</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The access of this device was ended</source>
        <translation>L&apos;accès de cet appareil a pris fin</translation>
    </message>
    <message>
        <source>Sent. It can no longer be taken back.</source>
        <translation>C&apos;est envoyé. On ne peut plus revenir en arrière.</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialogue</translation>
    </message>
    <message>
        <source>The records cannot be opened</source>
        <translation>Les fiches ne peuvent pas être ouvertes</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>A part of the records is locked, for want of contact</source>
        <translation>Une partie des fiches est verrouillée, faute de contact</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>These records are open elsewhere</source>
        <translation>Ces fiches sont ouvertes ailleurs</translation>
    </message>
    <message>
        <source>Another window, or a command on this computer, is using them. Nothing was changed. Go on in the other window, or close it: this one opens the records by itself once they are free.</source>
        <translation>Une autre fenêtre, ou une commande de cet ordinateur, les utilise. Rien n&apos;a été modifié. Continuez dans l&apos;autre fenêtre ou fermez-la&#xa0;: celle-ci ouvrira les fiches d&apos;elle-même dès qu&apos;elles seront libres.</translation>
    </message>
    <message>
        <source>This device has joined already, and nothing was changed. To join anew, leave it first, in the settings.</source>
        <translation>Cet appareil est déjà associé, et rien n&apos;a été modifié. Pour l&apos;associer de nouveau, quittez-le d&apos;abord, dans les réglages.</translation>
    </message>
</context>
<context>
    <name>MoreMenu</name>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Send and receive</source>
        <translation>Envoyer et recevoir</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
</context>
<context>
    <name>NavBar</name>
    <message>
        <source>Places</source>
        <translation>Lieux</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>NavItem</name>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n à traiter</numerusform>
            <numerusform>%n à traiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n à envoyer</numerusform>
            <numerusform>%n à envoyer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NavSide</name>
    <message>
        <source>Places</source>
        <translation>Lieux</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialogue</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Exchange</source>
        <comment>short, under an icon</comment>
        <translation>Échanges</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
</context>
<context>
    <name>NewCodeCard</name>
    <message>
        <source>Please fill in the one-time code.</source>
        <translation>Indiquez le code à usage unique.</translation>
    </message>
    <message>
        <source>Connect this device again</source>
        <translation>Reconnecter cet appareil</translation>
    </message>
    <message>
        <source>With a new code for you, what you wrote here and did not send goes on from here.</source>
        <translation>Avec un nouveau code à votre nom, ce que vous avez écrit ici sans l&apos;envoyer repart d&apos;ici.</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Code à usage unique</translation>
    </message>
    <message>
        <source>From your administrator; it works once.</source>
        <translation>Donné par votre administrateur&#xa0;; il sert une seule fois.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion en cours</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>PendingPage</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>En attente d&apos;envoi</translation>
    </message>
    <message>
        <source>These are safe on this device. They go by themselves as soon as there is a connection.</source>
        <translation>Tout est en sûreté sur cet appareil et part de lui-même dès qu&apos;il y a une connexion.</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Rien n&apos;attend</translation>
    </message>
    <message>
        <source>All changes that you saved here were sent and answered.</source>
        <translation>Toutes les modifications enregistrées ici ont été envoyées et ont reçu leur réponse.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Ouvrir&#xa0;: %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Reprendre&#xa0;: %1</translation>
    </message>
    <message>
        <source>Taken back. Nothing was sent.</source>
        <translation>Repris. Rien n&apos;a été envoyé.</translation>
    </message>
    <message>
        <source>Take this back?</source>
        <translation>Reprendre ceci&#xa0;?</translation>
    </message>
    <message>
        <source>It is not sent, and the record is as it was before.</source>
        <translation>Ce ne sera pas envoyé, et la fiche redeviendra comme avant.</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Before both</source>
        <translation>Avant les deux</translation>
    </message>
    <message>
        <source>Holds now</source>
        <translation>En vigueur</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Garder celle-ci</translation>
    </message>
    <message>
        <source>Proposed by you</source>
        <translation>Proposée par vous</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposée</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>Prendre celle-ci</translation>
    </message>
    <message>
        <source>Write one text from both</source>
        <translation>Écrire un texte à partir des deux</translation>
    </message>
    <message>
        <source>The text that shall hold</source>
        <translation>Le texte à retenir</translation>
    </message>
    <message>
        <source>Keep this text</source>
        <translation>Retenir ce texte</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Ouvrir la fiche</translation>
    </message>
</context>
<context>
    <name>ProposalsPage</name>
    <message>
        <source>Two values for one field</source>
        <translation>Deux valeurs pour un champ</translation>
    </message>
    <message>
        <source>Two people changed the same field without having seen each other&apos;s change. Both values are kept. Which one shall hold?</source>
        <translation>Deux personnes ont modifié le même champ sans avoir vu la modification de l&apos;autre. Les deux valeurs sont gardées. Laquelle retenir&#xa0;?</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>Rien à décider</translation>
    </message>
    <message>
        <source>If two people change the same field, both values appear here side by side.</source>
        <translation>Si deux personnes modifient le même champ, les deux valeurs apparaissent ici côte à côte.</translation>
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
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Ajouter&#xa0;: %1</translation>
    </message>
    <message>
        <source>Move up: %1</source>
        <translation>Monter&#xa0;: %1</translation>
    </message>
    <message>
        <source>Move down: %1</source>
        <translation>Descendre&#xa0;: %1</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation>Retirer&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>New</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Search here</source>
        <translation>Chercher ici</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Tous les états</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Les nôtres</translation>
    </message>
    <message>
        <source>Only those of our organisation</source>
        <translation>Seulement ceux de notre organisation</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Usual order</source>
        <translation>Ordre habituel</translation>
    </message>
    <message>
        <source>%1, %2 in the list</source>
        <translation>%1, %2 dans la liste</translation>
    </message>
    <message>
        <source>This list could not be read</source>
        <translation>Cette liste n&apos;a pas pu être lue</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Rien ne correspond</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Rien pour l&apos;instant</translation>
    </message>
    <message>
        <source>Try other words, or show all.</source>
        <translation>Essayez d&apos;autres mots, ou affichez tout.</translation>
    </message>
    <message>
        <source>What others publish comes with the next exchange.</source>
        <translation>Ce que les autres publient arrive avec le prochain échange.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
</context>
<context>
    <name>RecordNotices</name>
    <message>
        <source>What you wrote</source>
        <translation>Ce que vous avez écrit</translation>
    </message>
    <message>
        <source>A change to this record was not accepted. Your words are kept.</source>
        <translation>Une modification de cette fiche n&apos;a pas été acceptée. Votre texte est gardé.</translation>
    </message>
    <message>
        <source>Two people changed the same field. Both values are kept until somebody decides.</source>
        <translation>Deux personnes ont modifié le même champ. Les deux valeurs sont gardées jusqu&apos;à ce que quelqu&apos;un décide.</translation>
    </message>
    <message>
        <source>Look and decide</source>
        <translation>Voir et décider</translation>
    </message>
    <message>
        <source>Somebody else has changed this record while you write. What you write is kept beside it; nothing is overwritten.</source>
        <translation>Quelqu&apos;un d&apos;autre a modifié cette fiche pendant que vous écrivez. Ce que vous écrivez est gardé à côté&#xa0;; rien n&apos;est écrasé.</translation>
    </message>
    <message>
        <source>Show the new values</source>
        <translation>Montrer les nouvelles valeurs</translation>
    </message>
    <message>
        <source>This record is deleted.</source>
        <translation>Cette fiche est supprimée.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>La rétablir</translation>
    </message>
    <message>
        <source>The server was restored from a backup and does not know this record at the moment. It is kept here.</source>
        <translation>Le serveur a été rétabli à partir d&apos;une sauvegarde et ne connaît pas cette fiche pour le moment. Elle est gardée ici.</translation>
    </message>
    <message>
        <source>Some words cannot be saved as they stand. They stay in the form until you change or discard them.</source>
        <translation>Une partie du texte ne peut pas être enregistrée telle quelle. Elle reste dans le formulaire jusqu&apos;à ce que vous la modifiiez ou l&apos;abandonniez.</translation>
    </message>
    <message>
        <source>Discard these words</source>
        <translation>Abandonner ce texte</translation>
    </message>
    <message>
        <source>You had begun this form. Its words were kept on this device. Last typed: %1.</source>
        <translation>Vous aviez commencé ce formulaire. Votre texte a été gardé sur cet appareil. Dernière saisie&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Begin with an empty form</source>
        <translation>Commencer avec un formulaire vide</translation>
    </message>
    <message>
        <source>“%1” is sent. The server&apos;s answer is on its way.</source>
        <translation>«&#xa0;%1&#xa0;» est envoyé. La réponse du serveur est attendue.</translation>
    </message>
    <message>
        <source>“%1” is saved here and goes with the next exchange. The server then decides.</source>
        <translation>«&#xa0;%1&#xa0;» est enregistré ici et partira au prochain échange. Le serveur en décidera alors.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Your words stand in the form again. Change what is needed, then save and send again.</source>
        <translation>Votre texte se trouve de nouveau dans le formulaire. Modifiez ce qu&apos;il faut, puis enregistrez et renvoyez.</translation>
    </message>
    <message>
        <source>Discard these words?</source>
        <translation>Abandonner ce texte&#xa0;?</translation>
    </message>
    <message>
        <source>They are nowhere else.</source>
        <translation>Il ne se trouve nulle part ailleurs.</translation>
    </message>
    <message>
        <source>Begin with an empty form?</source>
        <translation>Commencer avec un formulaire vide&#xa0;?</translation>
    </message>
    <message>
        <source>What you had typed into it is thrown away. It is nowhere else.</source>
        <translation>Ce que vous y aviez saisi est supprimé. Cela ne se trouve nulle part ailleurs.</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>About this record</source>
        <translation>À propos de cette fiche</translation>
    </message>
    <message>
        <source>There is no form for this</source>
        <translation>Pas de formulaire pour cela</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>All is saved here as you type</source>
        <translation>Tout est enregistré ici pendant la saisie</translation>
    </message>
    <message>
        <source>Delete this draft</source>
        <translation>Supprimer ce brouillon</translation>
    </message>
    <message>
        <source>Not on this device</source>
        <translation>Absent de cet appareil</translation>
    </message>
    <message>
        <source>The record is not available to you, or it has not been received yet.</source>
        <translation>La fiche ne vous est pas accessible, ou elle n&apos;a pas encore été reçue.</translation>
    </message>
    <message>
        <source>Let go to attach to this record</source>
        <translation>Relâchez pour joindre à cette fiche</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Joindre des fichiers</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillée</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>What you type is kept on this device until you save or discard it</source>
        <translation>Votre saisie est gardée sur cet appareil jusqu&apos;à ce que vous l&apos;enregistriez ou l&apos;abandonniez</translation>
    </message>
</context>
<context>
    <name>RefPicker</name>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Add one</source>
        <translation>En ajouter</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Nothing on this device matches.</source>
        <translation>Rien sur cet appareil ne correspond.</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (obligatoire)</translation>
    </message>
</context>
<context>
    <name>RefusalsPage</name>
    <message>
        <source>Bring it back</source>
        <translation>La rétablir</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Non accepté</translation>
    </message>
    <message>
        <source>Your words are kept here until you decide.</source>
        <translation>Votre texte est gardé ici jusqu&apos;à votre décision.</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>Rien n&apos;a été refusé</translation>
    </message>
    <message>
        <source>If something is not accepted, it appears here with the reason.</source>
        <translation>Si quelque chose n&apos;est pas accepté, cela apparaît ici avec la raison.</translation>
    </message>
    <message>
        <source>What you wrote</source>
        <translation>Ce que vous avez écrit</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>Modifier et renvoyer</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Ouvrir la fiche</translation>
    </message>
    <message>
        <source>Discard my change</source>
        <translation>Abandonner ma modification</translation>
    </message>
    <message>
        <source>Code, for your administrator: %1</source>
        <translation>Code, pour votre administrateur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Discard your change?</source>
        <translation>Abandonner votre modification&#xa0;?</translation>
    </message>
    <message>
        <source>These words were not accepted and are nowhere but here.</source>
        <translation>Ce texte n&apos;a pas été accepté et ne se trouve qu&apos;ici.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Words, with or without accents</source>
        <translation>Mots, avec ou sans accents</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Trouvé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Search what is on this device</source>
        <translation>Chercher dans ce qui est sur cet appareil</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Requests, offers, pledges, meetings, people and organisations, also without a connection.</source>
        <translation>Demandes, offres, engagements, réunions, personnes et organisations, même sans connexion.</translation>
    </message>
    <message>
        <source>Try fewer or other words.</source>
        <translation>Essayez moins de mots, ou d&apos;autres mots.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Times</source>
        <translation>Heures</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>All times are shown in the zone of this computer; for a meeting, the convenor&apos;s time stands beside it where it differs. The zone in your own record is for finding hours that suit you.</source>
        <translation>Toutes les heures sont celles du fuseau de cet ordinateur&#xa0;; pour une réunion, l&apos;heure de l&apos;organisateur figure à côté quand elle est différente. Le fuseau de votre propre fiche sert à trouver des horaires qui vous conviennent.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Nothing moves on the pages</source>
        <translation>Rien ne bouge sur les pages</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Where the server sends e-mail, it says once a day at most how much waits for you, and never what.</source>
        <translation>Là où le serveur envoie des courriels, il dit une fois par jour au plus combien de choses vous attendent, et jamais lesquelles.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Dialogue works without a connection: what you write is saved on this device first, then sent. It holds no data on individual asylum-seekers.</source>
        <translation>Dialogue fonctionne sans connexion&#xa0;: ce que vous écrivez est d&apos;abord enregistré sur cet appareil, puis envoyé. Il ne contient aucune donnée sur des demandeurs d&apos;asile.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>StateBadge</name>
    <message>
        <source>Saved here</source>
        <translation>Enregistré ici</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmé</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Brouillon</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Send and receive</source>
        <translation>Envoyer et recevoir</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>Dernier échange</translation>
    </message>
    <message>
        <source>Sending and receiving</source>
        <translation>Envoi et réception</translation>
    </message>
    <message>
        <source>Send and receive now</source>
        <translation>Envoyer et recevoir</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Non accepté</translation>
    </message>
    <message>
        <source>With the reason, and what you wrote</source>
        <translation>Avec la raison et ce que vous avez écrit</translation>
    </message>
    <message>
        <source>Two values for one field</source>
        <translation>Deux valeurs pour un champ</translation>
    </message>
    <message>
        <source>Decide which one holds</source>
        <translation>Décidez laquelle retenir</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>En attente d&apos;envoi</translation>
    </message>
    <message numerus="yes">
        <source>%n sent, no answer yet</source>
        <translation>
            <numerusform>%n envoyée, pas encore de réponse</numerusform>
            <numerusform>%n envoyées, pas encore de réponse</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved here until there is a connection</source>
        <translation>Enregistré ici jusqu&apos;à la connexion</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Sending only</source>
        <translation>Envoi seulement</translation>
    </message>
    <message>
        <source>Send only what I wrote</source>
        <translation>Envoyer seulement ce que j&apos;ai écrit</translation>
    </message>
    <message>
        <source>Use little data: only what I write goes by itself; news and documents when I ask</source>
        <translation>Peu de données&#xa0;: seul ce que j&apos;écris part de lui-même&#xa0;; nouvelles et documents à ma demande</translation>
    </message>
    <message numerus="yes">
        <source>%n documents are to be sent, %1</source>
        <translation>
            <numerusform>%n document à envoyer, %1</numerusform>
            <numerusform>%n documents à envoyer, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Send documents now, %1</source>
        <translation>Envoyer les documents maintenant, %1</translation>
    </message>
    <message>
        <source>Sending only is short: little news and no documents, for a thin or costly line.</source>
        <translation>L&apos;envoi seul est court&#xa0;: peu de nouvelles et aucun document, pour une ligne lente ou chère.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Rien ne vous attend.</translation>
    </message>
    <message>
        <source>Drafts of your organisation</source>
        <translation>Brouillons de votre organisation</translation>
    </message>
    <message>
        <source>Send and receive now</source>
        <translation>Envoyer et recevoir maintenant</translation>
    </message>
    <message>
        <source>Begun on this device, not saved yet</source>
        <translation>Commencé sur cet appareil, pas encore enregistré</translation>
    </message>
    <message>
        <source>Waiting for others</source>
        <translation>En attente chez d&apos;autres</translation>
    </message>
</context>
<context>
    <name>TodaySection</name>
    <message>
        <source>Show all (%1)</source>
        <translation>Tout afficher (%1)</translation>
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
        <translation>Aide</translation>
    </message>
</context>
<context>
    <name>ValueCard</name>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
</context>
<context>
    <name>VariantEditors</name>
    <message>
        <source>Other languages: none yet</source>
        <translation>Autres langues&#xa0;: aucune</translation>
    </message>
    <message>
        <source>Other languages: %1</source>
        <translation>Autres langues&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>WordsSheet</name>
    <message>
        <source>This device has joined</source>
        <translation>Cet appareil est associé</translation>
    </message>
    <message>
        <source>They are the same</source>
        <translation>Ce sont les mêmes</translation>
    </message>
    <message>
        <source>Compare these six words with your coordinator, for example by telephone. If theirs are others, somebody may be in between: tell them, and leave this device. You find the words again in the settings.</source>
        <translation>Comparez ces six mots avec ceux de votre coordinateur, par exemple au téléphone. S&apos;ils sont différents, quelqu&apos;un s&apos;interpose peut-être&#xa0;: prévenez-le et quittez cet appareil. Vous retrouvez les mots dans les réglages.</translation>
    </message>
    <message>
        <source>Six words</source>
        <translation>Six mots</translation>
    </message>
    <message>
        <source>They are others</source>
        <translation>Ils sont différents</translation>
    </message>
</context>
<context>
    <name>dialogue::AttachModel</name>
    <message>
        <source>Saved here. The file goes to the server when there is a connection.</source>
        <translation>Enregistré ici. Le fichier part vers le serveur dès qu&apos;il y a une connexion.</translation>
    </message>
    <message>
        <source>Saved here. With little data, documents go when you send them.</source>
        <translation>Enregistré ici. Avec peu de données, les documents partent quand vous les envoyez.</translation>
    </message>
    <message>
        <source>This is a look around with invented records: no files are kept.</source>
        <translation>C&apos;est une visite avec des fiches inventées&#xa0;: aucun fichier n&apos;est gardé.</translation>
    </message>
    <message>
        <source>The most is %1.</source>
        <translation>Le maximum est de %1.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>dialogue::FilesModel</name>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n on this device</source>
        <translation>
            <numerusform>%1&#xa0;; %n sur cet appareil</numerusform>
            <numerusform>%1&#xa0;; %n sur cet appareil</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy is in %1</source>
        <translation>Une copie est dans %1</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Sur le serveur</translation>
    </message>
    <message>
        <source>Not on the server yet</source>
        <translation>Pas encore sur le serveur</translation>
    </message>
    <message>
        <source>The server has lost it and waits for a device that has it</source>
        <translation>Le serveur l&apos;a perdu et attend un appareil qui l&apos;a</translation>
    </message>
    <message>
        <source>Saved here; it goes when there is a connection</source>
        <translation>Enregistré ici&#xa0;; il part dès qu&apos;il y a une connexion</translation>
    </message>
    <message>
        <source>Saved here; it goes when you send your documents</source>
        <translation>Enregistré ici&#xa0;; il part quand vous envoyez vos documents</translation>
    </message>
    <message>
        <source>Sending: %1 of %2</source>
        <translation>Envoi&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>En attente d&apos;envoi</translation>
    </message>
</context>
<context>
    <name>dialogue::Format</name>
    <message>
        <source>New: %1</source>
        <translation>Nouveau&#xa0;: %1</translation>
    </message>
    <message>
        <source>The record is deleted. Your words are kept; they can be sent again once it is brought back.</source>
        <translation>La fiche est supprimée. Votre texte est gardé&#xa0;; il pourra être renvoyé une fois la fiche rétablie.</translation>
    </message>
    <message>
        <source>An action on this record waits for its answer. Your words are kept; they can be sent again after it.</source>
        <translation>Une action sur cette fiche attend sa réponse. Votre texte est gardé&#xa0;; il pourra être renvoyé ensuite.</translation>
    </message>
    <message>
        <source>The record stands at “%1”, where this cannot be changed any more. Your words are kept and can be copied.</source>
        <translation>La fiche est au stade «&#xa0;%1&#xa0;», où cela ne peut plus être modifié. Votre texte est gardé et peut être copié.</translation>
    </message>
    <message>
        <source>You may not change this. Your words are kept and can be copied.</source>
        <translation>Vous ne pouvez pas modifier cela. Votre texte est gardé et peut être copié.</translation>
    </message>
    <message>
        <source>no longer exists</source>
        <translation>n&apos;existe plus</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>%1 (taken away)</source>
        <translation>%1 (retiré)</translation>
    </message>
    <message>
        <source>%1 (added)</source>
        <translation>%1 (ajouté)</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>%1 (new term)</source>
        <translation>%1 (nouveau terme)</translation>
    </message>
    <message>
        <source>Not on this device</source>
        <translation>Absent de cet appareil</translation>
    </message>
    <message>
        <source>In %1: no English text yet</source>
        <translation>En %1&#xa0;: pas encore de texte en français</translation>
    </message>
    <message>
        <source>another language</source>
        <translation>une autre langue</translation>
    </message>
    <message>
        <source>Translation. The original in %1 has changed since</source>
        <translation>Traduction. L&apos;original en %1 a changé depuis</translation>
    </message>
    <message>
        <source>Translated by a machine; original in %1</source>
        <translation>Traduit par une machine&#xa0;; original en %1</translation>
    </message>
    <message>
        <source>Translation, reviewed; original in %1</source>
        <translation>Traduction relue&#xa0;; original en %1</translation>
    </message>
    <message>
        <source>Translation; original in %1</source>
        <translation>Traduction&#xa0;; original en %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>A change of yours that had waited was accepted.</source>
        <translation>Une de vos modifications, qui attendait, a été acceptée.</translation>
    </message>
    <message>
        <source>A change of yours that had waited is kept beside the current value.</source>
        <translation>Une de vos modifications, qui attendait, est conservée à côté de la valeur actuelle.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dialogue::HistoryModel</name>
    <message>
        <source>The server</source>
        <translation>Le serveur</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créée</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>Rétablie</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposée</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>%1 (kept beside it)</source>
        <translation>%1 (gardé à côté)</translation>
    </message>
    <message>
        <source>It has not been sent yet: its history begins when the server has it.</source>
        <translation>Pas encore envoyée&#xa0;: l&apos;historique commence quand le serveur l&apos;a reçue.</translation>
    </message>
    <message>
        <source>The server keeps the history: it needs a connection.</source>
        <translation>Le serveur garde l&apos;historique&#xa0;: il faut une connexion.</translation>
    </message>
</context>
<context>
    <name>dialogue::JoinModel</name>
    <message>
        <source>You join %1. What travels is encrypted, and this device knows the server by its own key.</source>
        <translation>Vous rejoignez %1. Les échanges sont chiffrés, et cet appareil reconnaît le serveur à sa propre clé.</translation>
    </message>
    <message>
        <source>You join %1. What travels is encrypted, and the server shows a public certificate.</source>
        <translation>Vous rejoignez %1. Les échanges sont chiffrés, et le serveur présente un certificat public.</translation>
    </message>
    <message>
        <source>You join %1, on this computer.</source>
        <translation>Vous rejoignez %1, sur cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>dialogue::JoiningCode</name>
    <message>
        <source>The server cannot be reached. It has to know the code, so this needs a connection. No code was made, and nothing is lost. Try again once there is one.</source>
        <translation>Le serveur est injoignable. Il doit connaître le code, il faut donc une connexion. Aucun code n&apos;a été créé et rien n&apos;est perdu. Réessayez quand elle sera là.</translation>
    </message>
    <message>
        <source>Joining, %1</source>
        <translation>Association, %1</translation>
    </message>
    <message>
        <source>Saved in %1. Whoever has this file can join: delete it afterwards.</source>
        <translation>Enregistré dans %1. Qui possède ce fichier peut s&apos;associer&#xa0;: supprimez-le ensuite.</translation>
    </message>
</context>
<context>
    <name>dialogue::JoiningPaper</name>
    <message>
        <source>Joining Dialogue</source>
        <translation>Association à Dialogue</translation>
    </message>
    <message>
        <source>For %1, at %2</source>
        <translation>Pour %1, sur %2</translation>
    </message>
    <message>
        <source>Good once, until %1</source>
        <translation>Valable une fois, jusqu&apos;au %1</translation>
    </message>
    <message>
        <source>1. Open Dialogue on the device that is to join.</source>
        <translation>1. Ouvrez Dialogue sur l&apos;appareil à associer.</translation>
    </message>
    <message>
        <source>2. Take a photograph of the square and open it there, or type or paste the line below.</source>
        <translation>2. Prenez le carré en photo et ouvrez-la sur cet appareil, ou saisissez ou collez la ligne ci-dessous.</translation>
    </message>
    <message>
        <source>3. Compare the six words that you then see with your coordinator, for example by telephone.</source>
        <translation>3. Comparez les six mots qui s&apos;affichent alors avec la personne qui coordonne, par exemple au téléphone.</translation>
    </message>
    <message>
        <source>Whoever has this page can join in your name. Give it to nobody, and destroy it afterwards.</source>
        <translation>Qui possède cette page peut s&apos;associer en votre nom. Ne la donnez à personne et détruisez-la ensuite.</translation>
    </message>
</context>
<context>
    <name>dialogue::LeaveModel</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>En attente d&apos;envoi</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>Non accepté</translation>
    </message>
    <message numerus="yes">
        <source>%n changes are saved here and not sent</source>
        <translation>
            <numerusform>%n modification est enregistrée ici et non envoyée</numerusform>
            <numerusform>%n modifications sont enregistrées ici et non envoyées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are sent, and nobody has confirmed them yet</source>
        <translation>
            <numerusform>%n modification est envoyée et n&apos;est pas encore confirmée</numerusform>
            <numerusform>%n modifications sont envoyées et ne sont pas encore confirmées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes were not accepted; their words are kept only here</source>
        <translation>
            <numerusform>%n modification n&apos;a pas été acceptée&#xa0;; son texte n&apos;est gardé qu&apos;ici</numerusform>
            <numerusform>%n modifications n&apos;ont pas été acceptées&#xa0;; leur texte n&apos;est gardé qu&apos;ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Dialogue, unsent words, %1</source>
        <translation>Dialogue, textes non envoyés, %1</translation>
    </message>
    <message>
        <source>Your words are in %1</source>
        <translation>Vos textes sont dans %1</translation>
    </message>
    <message>
        <source>Begun and not saved</source>
        <translation>Commencé et non enregistré</translation>
    </message>
    <message numerus="yes">
        <source>%n forms are begun here and not saved</source>
        <translation>
            <numerusform>%n formulaire est commencé ici et n&apos;est pas enregistré</numerusform>
            <numerusform>%n formulaires sont commencés ici et ne sont pas enregistrés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dialogue::PendingModel</name>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Repris.</translation>
    </message>
</context>
<context>
    <name>dialogue::ProposalsModel</name>
    <message>
        <source>Saved here. Both values stay in the history.</source>
        <translation>Enregistré ici. Les deux valeurs restent dans l&apos;historique.</translation>
    </message>
    <message>
        <source>%1, paragraph %2</source>
        <translation>%1, paragraphe %2</translation>
    </message>
</context>
<context>
    <name>dialogue::RecordForm</name>
    <message>
        <source>A translation is written on the page of its record: “Edit”, then “Other languages”.</source>
        <translation>Une traduction s&apos;écrit sur la page de sa fiche&#xa0;: «&#xa0;Modifier&#xa0;», puis «&#xa0;Autres langues&#xa0;».</translation>
    </message>
    <message>
        <source>A document is added with “Attach files” on the page of the record that it belongs to.</source>
        <translation>Un document s&apos;ajoute par «&#xa0;Joindre des fichiers&#xa0;» sur la page de la fiche à laquelle il appartient.</translation>
    </message>
    <message>
        <source>Saved here. It will be sent when there is a connection.</source>
        <translation>Enregistré ici. Ce sera envoyé dès qu&apos;il y aura une connexion.</translation>
    </message>
    <message>
        <source>This cannot be read as a value of this field.</source>
        <translation>Ceci ne peut pas être lu comme une valeur de ce champ.</translation>
    </message>
    <message>
        <source>“%1” cannot be read as a value of this field.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas être lu comme valeur de ce champ.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Ceci est nécessaire.</translation>
    </message>
</context>
<context>
    <name>dialogue::RecordModel</name>
    <message>
        <source>Saved here. The answer comes with the next connection.</source>
        <translation>Enregistré ici. La réponse viendra avec la prochaine connexion.</translation>
    </message>
    <message>
        <source>%1: this is needed.</source>
        <translation>%1&#xa0;: ceci est nécessaire.</translation>
    </message>
    <message>
        <source>Deleted on this device.</source>
        <translation>Supprimé sur cet appareil.</translation>
    </message>
    <message>
        <source>Taken back. Nothing was sent.</source>
        <translation>Repris. Rien n&apos;a été envoyé.</translation>
    </message>
</context>
<context>
    <name>dialogue::RefusalsModel</name>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>You have begun another form of this kind. Save it or empty it first; it stands on the first page.</source>
        <translation>Vous avez commencé un autre formulaire de ce type. Enregistrez-le ou videz-le d&apos;abord&#xa0;; il se trouve sur la première page.</translation>
    </message>
    <message>
        <source>Your change is discarded.</source>
        <translation>Votre modification est abandonnée.</translation>
    </message>
</context>
<context>
    <name>dialogue::SyncModel</name>
    <message>
        <source>Opening</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>The server knows this as request %1.</source>
        <translation>Le serveur connaît cela comme la requête %1.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n à traiter</numerusform>
            <numerusform>%n à traiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline, %n saved here</source>
        <translation>
            <numerusform>Hors ligne, %n ici</numerusform>
            <numerusform>Hors ligne, %n ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message numerus="yes">
        <source>Sending %n</source>
        <translation>
            <numerusform>Envoi&#xa0;: %n</numerusform>
            <numerusform>Envoi&#xa0;: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n à envoyer</numerusform>
            <numerusform>%n à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Opening your records</source>
        <translation>Ouverture de vos fiches</translation>
    </message>
    <message>
        <source>This device is not connected to a server yet</source>
        <translation>Cet appareil n&apos;est pas encore connecté à un serveur</translation>
    </message>
    <message numerus="yes">
        <source>%n things need your decision</source>
        <translation>
            <numerusform>Un point attend votre décision</numerusform>
            <numerusform>%n points attendent votre décision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline – you can keep working. %n changes are saved here</source>
        <translation>
            <numerusform>Hors ligne – vous pouvez continuer. Une modification est enregistrée ici</numerusform>
            <numerusform>Hors ligne – vous pouvez continuer. %n modifications sont enregistrées ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline – you can keep working</source>
        <translation>Hors ligne – vous pouvez continuer</translation>
    </message>
    <message numerus="yes">
        <source>Sending %n changes</source>
        <translation>
            <numerusform>Envoi d&apos;une modification</numerusform>
            <numerusform>Envoi de %n modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are saved here and wait to be sent</source>
        <translation>
            <numerusform>Une modification est enregistrée ici et attend d&apos;être envoyée</numerusform>
            <numerusform>%n modifications sont enregistrées ici et attendent d&apos;être envoyées</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date, %1</source>
        <translation>À jour, %1</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>%1 envoyés, %2 reçus</translation>
    </message>
    <message numerus="yes">
        <source>No contact with the server for a long time. In %n days a part of the records is locked until the next contact. Connect once before.</source>
        <translation>
            <numerusform>Pas de contact avec le serveur depuis longtemps. Dans %n jour, une partie des fiches sera verrouillée jusqu&apos;au prochain contact. Connectez-vous une fois avant.</numerusform>
            <numerusform>Pas de contact avec le serveur depuis longtemps. Dans %n jours, une partie des fiches sera verrouillée jusqu&apos;au prochain contact. Connectez-vous une fois avant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents to send</source>
        <translation>
            <numerusform>%n document à envoyer</numerusform>
            <numerusform>%n documents à envoyer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents are saved here and wait to be sent, %1</source>
        <translation>
            <numerusform>%n document est enregistré ici et attend d&apos;être envoyé, %1</numerusform>
            <numerusform>%n documents sont enregistrés ici et attendent d&apos;être envoyés, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>This device has had no contact with the server for %1 days. What you see only through a meeting, a workstream, a country or the Secretariat is locked until the next contact. Your own work, your organisation&apos;s and what everybody sees stay open; nothing is erased. Connect once to open the rest.</source>
        <translation>Cet appareil n&apos;a pas eu de contact avec le serveur depuis %1 jours. Ce que vous ne voyez que par une réunion, un axe de travail, un pays ou le Secrétariat est verrouillé jusqu&apos;au prochain contact. Votre travail, celui de votre organisation et ce que tout le monde voit restent ouverts&#xa0;; rien n&apos;est effacé. Connectez-vous une fois pour ouvrir le reste.</translation>
    </message>
    <message>
        <source>Not received yet</source>
        <translation>Rien reçu encore</translation>
    </message>
    <message>
        <source>Received %1</source>
        <translation>Reçu&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing was received yet</source>
        <translation>Rien n&apos;a encore été reçu</translation>
    </message>
    <message>
        <source>Last received: %1</source>
        <translation>Dernière réception&#xa0;: %1</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check its address and the connection, then try again.</source>
        <translation>Le serveur est injoignable. Vérifiez son adresse et la connexion, puis réessayez.</translation>
    </message>
</context>
<context>
    <name>dialogue::TodayModel</name>
    <message>
        <source>Not accepted: %1</source>
        <translation>Non accepté&#xa0;: %1</translation>
    </message>
    <message>
        <source>Two values for one field: %1</source>
        <translation>Deux valeurs pour un champ&#xa0;: %1</translation>
    </message>
    <message>
        <source>Asked of you: %1</source>
        <translation>On attend de vous&#xa0;: %1</translation>
    </message>
</context>
</TS>
