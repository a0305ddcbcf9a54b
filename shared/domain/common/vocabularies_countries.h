// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/domain/common/vocabulary_tables.h"

namespace dialogue {

// ISO 3166-1 alpha-2 codes with the names of the United Nations Statistics Division (M49). Rows: code|EN|FR|ES.
inline constexpr VocabularyTable country_vocabularies[] = {
    {57, "V-COUNTRY", R"(AD|Andorra|Andorre|Andorra
AE|United Arab Emirates|Émirats arabes unis|Emiratos Árabes Unidos
AF|Afghanistan|Afghanistan|Afganistán
AG|Antigua and Barbuda|Antigua-et-Barbuda|Antigua y Barbuda
AI|Anguilla|Anguilla|Anguila
AL|Albania|Albanie|Albania
AM|Armenia|Arménie|Armenia
AO|Angola|Angola|Angola
AQ|Antarctica|Antarctique|Antártida
AR|Argentina|Argentine|Argentina
AS|American Samoa|Samoa américaines|Samoa Americana
AT|Austria|Autriche|Austria
AU|Australia|Australie|Australia
AW|Aruba|Aruba|Aruba
AX|Åland Islands|Îles d’Åland|Islas Åland
AZ|Azerbaijan|Azerbaïdjan|Azerbaiyán
BA|Bosnia and Herzegovina|Bosnie-Herzégovine|Bosnia y Herzegovina
BB|Barbados|Barbade|Barbados
BD|Bangladesh|Bangladesh|Bangladesh
BE|Belgium|Belgique|Bélgica
BF|Burkina Faso|Burkina Faso|Burkina Faso
BG|Bulgaria|Bulgarie|Bulgaria
BH|Bahrain|Bahreïn|Bahrein
BI|Burundi|Burundi|Burundi
BJ|Benin|Bénin|Benin
BL|Saint Barthélemy|Saint-Barthélemy|San Barthélemy
BM|Bermuda|Bermudes|Bermuda
BN|Brunei Darussalam|Brunéi Darussalam|Brunei Darussalam
BO|Bolivia (Plurinational State of)|Bolivie (État plurinational de)|Bolivia (Estado Plurinacional de)
BQ|Bonaire, Sint Eustatius and Saba|Bonaire, Saint-Eustache et Saba|Bonaire, San Eustaquio y Saba
BR|Brazil|Brésil|Brasil
BS|Bahamas|Bahamas|Bahamas
BT|Bhutan|Bhoutan|Bhután
BV|Bouvet Island|Île Bouvet|Isla Bouvet
BW|Botswana|Botswana|Botswana
BY|Belarus|Bélarus|Belarús
BZ|Belize|Belize|Belice
CA|Canada|Canada|Canadá
CC|Cocos (Keeling) Islands|Îles des Cocos (Keeling)|Islas Cocos (Keeling)
CD|Democratic Republic of the Congo|République démocratique du Congo|República Democrática del Congo
CF|Central African Republic|République centrafricaine|República Centroafricana
CG|Congo|Congo|Congo
CH|Switzerland|Suisse|Suiza
CI|Côte d’Ivoire|Côte d’Ivoire|Côte d’Ivoire
CK|Cook Islands|Îles Cook|Islas Cook
CL|Chile|Chili|Chile
CM|Cameroon|Cameroun|Camerún
CN|China|Chine|China
CO|Colombia|Colombie|Colombia
CR|Costa Rica|Costa Rica|Costa Rica
CU|Cuba|Cuba|Cuba
CV|Cabo Verde|Cabo Verde|Cabo Verde
CW|Curaçao|Curaçao|Curazao
CX|Christmas Island|Île Christmas|Isla Christmas
CY|Cyprus|Chypre|Chipre
CZ|Czechia|Tchéquie|Chequia
DE|Germany|Allemagne|Alemania
DJ|Djibouti|Djibouti|Djibouti
DK|Denmark|Danemark|Dinamarca
DM|Dominica|Dominique|Dominica
DO|Dominican Republic|République dominicaine|República Dominicana
DZ|Algeria|Algérie|Argelia
EC|Ecuador|Équateur|Ecuador
EE|Estonia|Estonie|Estonia
EG|Egypt|Égypte|Egipto
EH|Western Sahara|Sahara occidental|Sáhara Occidental
ER|Eritrea|Érythrée|Eritrea
ES|Spain|Espagne|España
ET|Ethiopia|Éthiopie|Etiopía
FI|Finland|Finlande|Finlandia
FJ|Fiji|Fidji|Fiji
FK|Falkland Islands|Îles Falkland (Malvinas)|Islas Malvinas (Falkland)
FM|Micronesia (Federated States of)|Micronésie (États fédérés de)|Micronesia (Estados Federados de)
FO|Faroe Islands|Îles Féroé|Islas Feroe
FR|France|France|Francia
GA|Gabon|Gabon|Gabón
GB|United Kingdom of Great Britain and Northern Ireland|Royaume-Uni de Grande-Bretagne et d’Irlande du Nord|Reino Unido de Gran Bretaña e Irlanda del Norte
GD|Grenada|Grenade|Granada
GE|Georgia|Géorgie|Georgia
GF|French Guiana|Guyane française|Guayana Francesa
GG|Guernsey|Guernesey|Guernsey
GH|Ghana|Ghana|Ghana
GI|Gibraltar|Gibraltar|Gibraltar
GL|Greenland|Groenland|Groenlandia
GM|Gambia|Gambie|Gambia
GN|Guinea|Guinée|Guinea
GP|Guadeloupe|Guadeloupe|Guadalupe
GQ|Equatorial Guinea|Guinée équatoriale|Guinea Ecuatorial
GR|Greece|Grèce|Grecia
GS|South Georgia and the South Sandwich Islands|Géorgie du Sud-et-les Îles Sandwich du Sud|Georgia del Sur y las Islas Sandwich del Sur
GT|Guatemala|Guatemala|Guatemala
GU|Guam|Guam|Guam
GW|Guinea-Bissau|Guinée-Bissau|Guinea-Bissau
GY|Guyana|Guyana|Guyana
HK|China, Hong Kong Special Administrative Region|Chine, région administrative spéciale de Hong Kong|China, región administrativa especial de Hong Kong
HM|Heard Island and McDonald Islands|Île Heard-et-Îles MacDonald|Islas Heard y McDonald
HN|Honduras|Honduras|Honduras
HR|Croatia|Croatie|Croacia
HT|Haiti|Haïti|Haití
HU|Hungary|Hongrie|Hungría
ID|Indonesia|Indonésie|Indonesia
IE|Ireland|Irlande|Irlanda
IL|Israel|Israël|Israel
IM|Isle of Man|Île de Man|Isla de Man
IN|India|Inde|India
IO|British Indian Ocean Territory|Territoire britannique de l'océan Indien|Territorio Británico del Océano Índico
IQ|Iraq|Iraq|Iraq
IR|Iran (Islamic Republic of)|Iran (République islamique d’)|Irán (República Islámica del)
IS|Iceland|Islande|Islandia
IT|Italy|Italie|Italia
JE|Jersey|Jersey|Jersey
JM|Jamaica|Jamaïque|Jamaica
JO|Jordan|Jordanie|Jordania
JP|Japan|Japon|Japón
KE|Kenya|Kenya|Kenya
KG|Kyrgyzstan|Kirghizistan|Kirguistán
KH|Cambodia|Cambodge|Camboya
KI|Kiribati|Kiribati|Kiribati
KM|Comoros|Comores|Comoras
KN|Saint Kitts and Nevis|Saint-Kitts-et-Nevis|Saint Kitts y Nevis
KP|Democratic People's Republic of Korea|République populaire démocratique de Corée|República Popular Democrática de Corea
KR|Republic of Korea|République de Corée|República de Corea
KW|Kuwait|Koweït|Kuwait
KY|Cayman Islands|Îles Caïmanes|Islas Caimán
KZ|Kazakhstan|Kazakhstan|Kazajstán
LA|Lao People's Democratic Republic|République démocratique populaire lao|República Democrática Popular Lao
LB|Lebanon|Liban|Líbano
LC|Saint Lucia|Sainte-Lucie|Santa Lucía
LI|Liechtenstein|Liechtenstein|Liechtenstein
LK|Sri Lanka|Sri Lanka|Sri Lanka
LR|Liberia|Libéria|Liberia
LS|Lesotho|Lesotho|Lesotho
LT|Lithuania|Lituanie|Lituania
LU|Luxembourg|Luxembourg|Luxemburgo
LV|Latvia|Lettonie|Letonia
LY|Libya|Libye|Libia
MA|Morocco|Maroc|Marruecos
MC|Monaco|Monaco|Mónaco
MD|Republic of Moldova|République de Moldova|República de Moldova
ME|Montenegro|Monténégro|Montenegro
MF|Saint Martin (French Part)|Saint-Martin (partie française)|San Martín (parte francesa)
MG|Madagascar|Madagascar|Madagascar
MH|Marshall Islands|Îles Marshall|Islas Marshall
MK|North Macedonia|Macédoine du Nord|Macedonia del Norte
ML|Mali|Mali|Malí
MM|Myanmar|Myanmar|Myanmar
MN|Mongolia|Mongolie|Mongolia
MO|China, Macao Special Administrative Region|Chine, région administrative spéciale de Macao|China, región administrativa especial de Macao
MP|Northern Mariana Islands|Îles Mariannes du Nord|Islas Marianas Septentrionales
MQ|Martinique|Martinique|Martinica
MR|Mauritania|Mauritanie|Mauritania
MS|Montserrat|Montserrat|Montserrat
MT|Malta|Malte|Malta
MU|Mauritius|Maurice|Mauricio
MV|Maldives|Maldives|Maldivas
MW|Malawi|Malawi|Malawi
MX|Mexico|Mexique|México
MY|Malaysia|Malaisie|Malasia
MZ|Mozambique|Mozambique|Mozambique
NA|Namibia|Namibie|Namibia
NC|New Caledonia|Nouvelle-Calédonie|Nueva Caledonia
NE|Niger|Niger|Níger
NF|Norfolk Island|Île Norfolk|Isla Norfolk
NG|Nigeria|Nigéria|Nigeria
NI|Nicaragua|Nicaragua|Nicaragua
NL|Netherlands (Kingdom of the)|Pays-Bas (Royaume des)|Países Bajos (Reino de los)
NO|Norway|Norvège|Noruega
NP|Nepal|Népal|Nepal
NR|Nauru|Nauru|Nauru
NU|Niue|Nioué|Niue
NZ|New Zealand|Nouvelle-Zélande|Nueva Zelandia
OM|Oman|Oman|Omán
PA|Panama|Panama|Panamá
PE|Peru|Pérou|Perú
PF|French Polynesia|Polynésie française|Polinesia Francesa
PG|Papua New Guinea|Papouasie-Nouvelle-Guinée|Papua Nueva Guinea
PH|Philippines|Philippines|Filipinas
PK|Pakistan|Pakistan|Pakistán
PL|Poland|Pologne|Polonia
PM|Saint Pierre and Miquelon|Saint-Pierre-et-Miquelon|San Pedro y Miquelón
PN|Pitcairn|Pitcairn|Pitcairn
PR|Puerto Rico|Porto Rico|Puerto Rico
PS|State of Palestine|État de Palestine|Estado de Palestina
PT|Portugal|Portugal|Portugal
PW|Palau|Palaos|Palau
PY|Paraguay|Paraguay|Paraguay
QA|Qatar|Qatar|Qatar
RE|Réunion|Réunion|Reunión
RO|Romania|Roumanie|Rumania
RS|Serbia|Serbie|Serbia
RU|Russian Federation|Fédération de Russie|Federación de Rusia
RW|Rwanda|Rwanda|Rwanda
SA|Saudi Arabia|Arabie saoudite|Arabia Saudita
SB|Solomon Islands|Îles Salomon|Islas Salomón
SC|Seychelles|Seychelles|Seychelles
SD|Sudan|Soudan|Sudán
SE|Sweden|Suède|Suecia
SG|Singapore|Singapour|Singapur
SH|Saint Helena|Sainte-Hélène|Santa Elena
SI|Slovenia|Slovénie|Eslovenia
SJ|Svalbard and Jan Mayen Islands|Îles Svalbard-et-Jan Mayen|Islas Svalbard y Jan Mayen
SK|Slovakia|Slovaquie|Eslovaquia
SL|Sierra Leone|Sierra Leone|Sierra Leona
SM|San Marino|Saint-Marin|San Marino
SN|Senegal|Sénégal|Senegal
SO|Somalia|Somalie|Somalia
SR|Suriname|Suriname|Suriname
SS|South Sudan|Soudan du Sud|Sudán del Sur
ST|Sao Tome and Principe|Sao Tomé-et-Principe|Santo Tomé y Príncipe
SV|El Salvador|El Salvador|El Salvador
SX|Sint Maarten (Dutch part)|Saint-Martin (partie néerlandaise)|San Martín (parte Holandesa)
SY|Syrian Arab Republic|République arabe syrienne|República Árabe Siria
SZ|Eswatini|Eswatini|Eswatini
TC|Turks and Caicos Islands|Îles Turques-et-Caïques|Islas Turcas y Caicos
TD|Chad|Tchad|Chad
TF|French Southern Territories|Terres australes françaises|Territorio de las Tierras Australes Francesas
TG|Togo|Togo|Togo
TH|Thailand|Thaïlande|Tailandia
TJ|Tajikistan|Tadjikistan|Tayikistán
TK|Tokelau|Tokélaou|Tokelau
TL|Timor-Leste|Timor-Leste|Timor-Leste
TM|Turkmenistan|Turkménistan|Turkmenistán
TN|Tunisia|Tunisie|Túnez
TO|Tonga|Tonga|Tonga
TR|Türkiye|Türkiye|Türkiye
TT|Trinidad and Tobago|Trinité-et-Tobago|Trinidad y Tabago
TV|Tuvalu|Tuvalu|Tuvalu
TW|Taiwan|Taïwan|Taiwán
TZ|United Republic of Tanzania|République-Unie de Tanzanie|República Unida de Tanzanía
UA|Ukraine|Ukraine|Ucrania
UG|Uganda|Ouganda|Uganda
UM|United States Minor Outlying Islands|Îles mineures éloignées des États-Unis|Islas menores alejadas de Estados Unidos
US|United States of America|États-Unis d’Amérique|Estados Unidos de América
UY|Uruguay|Uruguay|Uruguay
UZ|Uzbekistan|Ouzbékistan|Uzbekistán
VA|Holy See|Saint-Siège|Santa Sede
VC|Saint Vincent and the Grenadines|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas
VE|Venezuela (Bolivarian Republic of)|Venezuela (République bolivarienne du)|Venezuela (República Bolivariana de)
VG|British Virgin Islands|Îles Vierges britanniques|Islas Vírgenes Británicas
VI|United States Virgin Islands|Îles Vierges américaines|Islas Vírgenes de los Estados Unidos
VN|Viet Nam|Viet Nam|Viet Nam
VU|Vanuatu|Vanuatu|Vanuatu
WF|Wallis and Futuna Islands|Îles Wallis-et-Futuna|Islas Wallis y Futuna
WS|Samoa|Samoa|Samoa
YE|Yemen|Yémen|Yemen
YT|Mayotte|Mayotte|Mayotte
ZA|South Africa|Afrique du Sud|Sudáfrica
ZM|Zambia|Zambie|Zambia
ZW|Zimbabwe|Zimbabwe|Zimbabwe
)",
     ValueForm::country},
};

}  // namespace dialogue
