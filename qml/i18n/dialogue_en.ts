<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>NavItem</name>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n sent, no answer yet</source>
        <translation>
            <numerusform>%n sent, no answer yet</numerusform>
            <numerusform>%n sent, no answer yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents are to be sent, %1</source>
        <translation>
            <numerusform>%n document is to be sent, %1</numerusform>
            <numerusform>%n documents are to be sent, %1</numerusform>
        </translation>
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
            <numerusform>%1; %n on this device</numerusform>
            <numerusform>%1; %n on this device</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dialogue::Format</name>
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
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dialogue::LeaveModel</name>
    <message numerus="yes">
        <source>%n changes are saved here and not sent</source>
        <translation>
            <numerusform>%n change is saved here and not sent</numerusform>
            <numerusform>%n changes are saved here and not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are sent, and nobody has confirmed them yet</source>
        <translation>
            <numerusform>%n change is sent, and nobody has confirmed it yet</numerusform>
            <numerusform>%n changes are sent, and nobody has confirmed them yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes were not accepted; their words are kept only here</source>
        <translation>
            <numerusform>%n change was not accepted; its words are kept only here</numerusform>
            <numerusform>%n changes were not accepted; their words are kept only here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n forms are begun here and not saved</source>
        <translation>
            <numerusform>%n form is begun here and not saved</numerusform>
            <numerusform>%n forms are begun here and not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dialogue::SyncModel</name>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline, %n saved here</source>
        <translation>
            <numerusform>Offline, %n saved here</numerusform>
            <numerusform>Offline, %n saved here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n</source>
        <translation>
            <numerusform>Sending %n</numerusform>
            <numerusform>Sending %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things need your decision</source>
        <translation>
            <numerusform>One thing needs your decision</numerusform>
            <numerusform>%n things need your decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline – you can keep working. %n changes are saved here</source>
        <translation>
            <numerusform>Offline – you can keep working. One change is saved here</numerusform>
            <numerusform>Offline – you can keep working. %n changes are saved here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n changes</source>
        <translation>
            <numerusform>Sending one change</numerusform>
            <numerusform>Sending %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are saved here and wait to be sent</source>
        <translation>
            <numerusform>One change is saved here and waits to be sent</numerusform>
            <numerusform>%n changes are saved here and wait to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No contact with the server for a long time. In %n days a part of the records is locked until the next contact. Connect once before.</source>
        <translation>
            <numerusform>No contact with the server for a long time. In %n day a part of the records is locked until the next contact. Connect once before.</numerusform>
            <numerusform>No contact with the server for a long time. In %n days a part of the records is locked until the next contact. Connect once before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents to send</source>
        <translation>
            <numerusform>%n document to send</numerusform>
            <numerusform>%n documents to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents are saved here and wait to be sent, %1</source>
        <translation>
            <numerusform>%n document is saved here and waits to be sent, %1</numerusform>
            <numerusform>%n documents are saved here and wait to be sent, %1</numerusform>
        </translation>
    </message>
</context>
</TS>
