## Numbers and units
unit-days = j

## Values of the closed lists
language-value-english = English
language-value-french = Français
persona-value-consumer = Particulier (B2C)
persona-value-professional = Professionnel (B2B)
state-value-as-is = Actuel
state-value-to-be = Cible
state-value-competitor = Concurrent
journey-value-map = Carte de parcours
journey-value-blueprint = Blueprint de service
status-value-draft = Brouillon
status-value-in-review = En relecture
status-value-agreed = Validé
status-value-archived = Archivé
phase-value-need = Besoin
phase-value-comparison = Comparaison
phase-value-decision = Décision
phase-value-loyalty = Fidélisation
phase-value-other = Autre
moment-value-before = Avant l’achat
moment-value-during = Pendant l’achat
moment-value-after = Après l’achat
lane-value-actions = Actions
lane-value-touchpoints = Points de contact
lane-value-thoughts = Pensées
lane-value-verbatims = Verbatims
lane-value-emotion = Courbe émotionnelle
lane-value-moments = Moments de vérité
lane-value-pains = Irritants
lane-value-gains = Enchantements
lane-value-opportunities = Opportunités
lane-value-metrics = Indicateurs
lane-value-needs = Besoins et attentes
lane-value-criteria = Critères de choix
lane-value-triggers = Déclencheurs
lane-value-channels = Canaux
lane-value-messages = Messages
lane-value-images = Storyboard
lane-value-physical-evidence = Preuves tangibles
lane-value-front-stage = Front-office
lane-value-back-stage = Back-office
lane-value-support = Processus de support
lane-value-owners = Responsables
lane-value-notes = Notes
card-value-action = Action
card-value-touchpoint = Point de contact
card-value-thought = Pensée
card-value-verbatim = Verbatim
card-value-moment = Moment de vérité
card-value-pain = Irritant
card-value-gain = Enchantement
card-value-opportunity = Opportunité
card-value-metric = Indicateur
card-value-need = Besoin
card-value-criterion = Critère de choix
card-value-trigger = Déclencheur
card-value-note = Note
card-value-image = Image
evidence-value-assumed = hypothèse
evidence-value-partly = en partie étayé
evidence-value-validated = validé
level-value-low = faible
level-value-medium = moyenne
level-value-high = forte
opportunity-value-idea = idée
opportunity-value-planned = planifiée
opportunity-value-in-progress = en cours
opportunity-value-done = réalisée
opportunity-value-dropped = abandonnée
moment-type-value-zmot = ZMOT
moment-type-value-fmot = FMOT
moment-type-value-smot = SMOT
moment-type-value-tmot = TMOT
moment-type-value-own = Moment de vérité
direction-value-up = à augmenter
direction-value-down = à réduire
channel-value-online = en ligne
channel-value-offline = hors ligne
media-value-owned = propre
media-value-paid = payant
media-value-earned = gagné
media-value-partner = partenaire
traceable-value-by-itself = directe
traceable-value-with-code = par un code
traceable-value-not-at-all = aucune
link-value-next = Suivant
link-value-alternative = Alternative
link-value-branch = Branche
link-value-loop = Boucle
link-value-front-to-back = Front-office vers back-office
engagement-value-none = nul
engagement-value-low = faible
engagement-value-medium = moyen
engagement-value-high = fort
comparison-value-is = est
comparison-value-is-one-of = est l’un de
comparison-value-contains = contient
comparison-value-is-not = n’est pas
role-value-field = Champ
role-value-customer = Client
role-value-time = Date et heure
role-value-end-time = Heure de fin
role-value-event = Événement
role-value-channel = Canal
role-value-value = Montant
role-value-left-out = Non lu
time-format-value-year-first = année en premier
time-format-value-day-first = jour en premier
time-format-value-month-first = mois en premier
time-format-value-epoch-s = secondes depuis 1970
time-format-value-epoch-ms = millisecondes depuis 1970
time-format-value-epoch-us = microsecondes depuis 1970
unit-value-customer = Clients
unit-value-session = Sessions

## Tracking: files of events
tracking-not-found = Ce fichier n’existe pas : {$file}
tracking-folder = Ce dossier ne contient aucun fichier d’événements : {$file}
tracking-not-a-file = Ce n’est pas un fichier qui peut être lu jusqu’au bout : {$file}
tracking-empty = Le fichier est vide : {$file}
tracking-no-rows = Il n’y a aucune ligne sous l’en-tête : {$file}
tracking-spreadsheet = C’est un classeur d’un ancien format. Ouvrez-le dans votre tableur et enregistrez-le au format XLSX ou CSV : {$file}
tracking-compressed = Ce fichier est compressé. Décompressez-le d’abord : {$file}
tracking-binary = Ce fichier ne contient pas de texte. Exportez-le de nouveau au format CSV : {$file}
tracking-too-many-columns = Il y a trop de colonnes ({$found} ou plus ; {$limit} au maximum). Vérifiez le séparateur, ou exportez moins de colonnes : {$file}
tracking-line-too-long = Une ligne dépasse 16 Mo. Vérifiez le séparateur et les guillemets : {$file}
tracking-too-many-rows = Il y a plus de lignes qu’une source ne peut en contenir. Divisez le fichier : {$file}
tracking-no-customer-column = Aucune colonne n’identifie le client. Choisissez-en une. Un tableau de sommes, comme les coûts de la publicité, ne suit personne.
tracking-no-time-column = Aucune colonne n’indique la date et l’heure. Choisissez-en une.
tracking-role-twice = Deux colonnes ont le rôle « {$role} ». Une seule peut l’avoir.
tracking-missing-column = La colonne « {$name} » n’est pas dans ce fichier. Choisissez-en une autre : {$file}
tracking-bad-delimiter = « {$delimiter} » ne peut pas séparer des colonnes. Choisissez un autre séparateur.
tracking-bad-encoding = « {$name} » n’est pas un encodage connu. Choisissez-en un autre.
tracking-bad-time-zone = « {$name} » n’est pas un fuseau horaire connu. Choisissez-en un, par exemple Europe/Paris.
tracking-stopped = L’import a été interrompu. Rien n’a été modifié.
tracking-io = Le fichier n’a pas pu être lu ({$reason}) : {$file}
tracking-reason-no-customer = client absent
tracking-reason-no-time = date et heure absentes
tracking-reason-bad-time = date et heure illisibles
tracking-reason-bad-amount = montant illisible
tracking-reason-too-few-columns = { $n ->
    [one] seulement {$found} colonne au lieu de {$expected}
   *[other] seulement {$found} colonnes au lieu de {$expected}
}
tracking-reason-too-many-columns = { $n ->
    [one] {$found} colonne au lieu de {$expected}
   *[other] {$found} colonnes au lieu de {$expected}
}
tracking-reason-open-quote = guillemet jamais fermé
tracking-why-name = son nom l’indique
tracking-why-repeats = ses valeurs reviennent, comme celles d’un identifiant
tracking-why-times = toutes les valeurs sont des dates, {$format}
tracking-why-few-texts = { $n ->
    [one] {$count} texte qui revient
   *[other] {$count} textes qui reviennent
}
tracking-why-email = contient des adresses e-mail
tracking-why-phone = contient des numéros de téléphone
tracking-why-ip = contient des adresses IP
tracking-why-person-name = contient des noms de personnes
tracking-why-address = contient des adresses postales
tracking-why-birth = contient des dates de naissance
tracking-why-other-time = une autre colonne donne déjà la date et l’heure
tracking-why-all-different = chaque ligne a une valeur différente
tracking-why-nested = contient des données imbriquées (JSON)
tracking-why-long-texts = contient de longs textes
tracking-why-empty = est vide
tracking-why-kept = utilisable dans les règles et les filtres
## Proposals of rules
proposal-why-same = « { $value } » dit « { $wanted } », comme le point de contact
proposal-why-synonym = « { $offered } » dans « { $value } » a le même sens que « { $wanted } »
proposal-why-spelling = « { $offered } » dans « { $value } » s’écrit presque comme « { $wanted } »
## Fields of the panels
field-date-placeholder = par exemple 30 nov. 2026
field-date-unreadable = Cette date n’a pas pu être lue. Écrivez-la ainsi : 30/11/2026 ou 2026-11-30.
field-number-unreadable = Ce nombre n’a pas pu être lu. Écrivez-le ainsi : 12,5.
color-violet = violet
color-indigo = indigo
color-blue = bleu
color-teal = bleu canard
color-green = vert
color-olive = olive
color-ochre = ocre
color-brown = brun
color-red = rouge
color-grey = gris
## Fichiers
file-not-found = Le fichier « { $file } » n’existe pas.
file-no-file = « { $file } » n’est pas un fichier.
file-no-permission = Vous n’avez pas le droit de lire « { $file } ». Demandez-le à son propriétaire, ou ouvrez une copie qui vous appartient.
file-too-large = « { $file } » dépasse 2 Go : aucun projet n’est aussi volumineux. Rien n’a été modifié.
file-not-ours = « { $file } » n’est pas un projet Parcours. Rien n’a été modifié.
file-too-new = « { $file } » vient d’une version plus récente ({ $version }). Mettez Parcours à jour pour l’ouvrir. Rien n’a été modifié.
file-foreign = « { $file } » contient un élément que Parcours ne met pas dans un projet (« { $name } ») et n’a pas été ouvert. Rien n’a été modifié.
file-damaged = « { $file } » est endommagé ({ $table }). L’original reste intact. Ouvrez une copie ou une version antérieure.
file-locked = Un autre programme utilise « { $file } ». Fermez-le là-bas, puis réessayez. Rien n’a été modifié.
file-too-slow = La lecture de « { $file } » prend trop de temps. Copiez-le sur cet ordinateur et ouvrez la copie. Rien n’a été modifié.
file-unreadable = « { $file } » n’a pas pu être lu : { $reason }. Rien n’a été modifié.
file-read-only = Ce projet est en lecture seule. Enregistrez une copie pour y travailler.
file-disk-full = Le disque est plein. Libérez de la place, puis réessayez.
file-not-writable = Vous n’avez pas le droit d’écrire dans ce dossier. Choisissez-en un autre.
file-exists = Un fichier « { $file } » existe déjà. Choisissez un autre nom.
file-is-open = « { $file } » est le projet sur lequel vous travaillez. Choisissez un autre nom pour la copie.
file-unfinished = À côté de « { $file } » se trouve l’écriture inachevée d’un ancien fichier du même nom. Choisissez un autre nom.
file-changed-by-other = Le fichier du projet a été modifié par un autre programme. Fusionnez les deux versions, ou enregistrez la vôtre sous un autre nom.
file-moved = « { $file } » a été déplacé, supprimé ou remplacé. Enregistrez le vôtre sous un autre nom, ou fusionnez-le avec ce qui s’y trouve maintenant.
file-read-back = « { $file } » n’a pas pu être relu tel qu’il a été écrit. Enregistrez le vôtre ailleurs.
file-other-project = « { $file } » appartient à un autre projet. Déplacez-le, puis réessayez.
file-other = « { $file } » n’a pas pu être écrit : { $reason }.
view-all-data = Toutes les données
saving-saved = Enregistré
saving-saving = Enregistrement…
saving-not-saved = Non enregistré : { $reason }
## Words on the map
map-stage = Étape
map-step = Sous-étape
map-i-want = Je veux
map-starts = Début : { $text }
map-ends = Fin : { $text }
map-review = à revoir le { $date }
map-no-persona = De qui ce parcours parle-t-il ? Ajoutez un persona.
map-no-stage = Partez d’un modèle, ou saisissez la première étape.
map-customers = { $count ->
    [one] { $shown } client
   *[other] { $shown } clients
}
map-sessions = { $count ->
    [one] { $shown } session
   *[other] { $shown } sessions
}
map-fewer = moins de { $limit }
map-fewer-customers = moins de { $limit } clients
map-leave = { $share } s’arrêtent ici
map-cannot-be-measured = non mesurable
map-never-seen = jamais observé
map-not-linked = pas relié aux données
map-estimated = ≈ { $shown } (estimé)
map-goes-on-or-gives-up = poursuit ou renonce
map-delighted = très positive
map-neutral = neutre
map-upset = très négative
map-highest = point haut
map-lowest = point bas
map-last = dernière impression
map-severity-low = mineur
map-severity-medium = moyen
map-severity-high = grave
map-frequency-low = rare
map-frequency-medium = parfois
map-frequency-high = souvent
map-weight-low = faible
map-weight-medium = moyen
map-weight-high = fort
map-impact-effort = { $impact } / { $effort }
map-impact = impact { $impact }
map-effort = effort { $effort }
map-metric-from = départ { $value }
map-measured = mesuré :
map-not-measured = Pas de données : carte dessinée, non mesurée
map-stages-in-order = étapes : atteintes l’une après l’autre
map-figures-not-here = Carte dessinée ; chiffres mesurés non disponibles

## What a screen reader says of the map
map-spot-journey = Parcours : { $title }
map-spot-persona = Persona : { $name }
map-spot-stage = Étape : { $name }, { $place } sur { $count }
map-spot-step = Sous-étape : { $name }, étape { $stage }
map-spot-lane = Ligne : { $title }
map-spot-card = { $kind } : { $title }, étape { $stage }, sous-étape { $step }, { $place } sur { $count } dans la cellule
map-spot-feeling = Émotion : { $named }, { $value } sur 2, étape { $stage }, sous-étape { $step }
## Exports
export-error = L’image n’a pas été exportée : { $reason }. Aucun fichier n’a été remplacé.
export-reason-no-folder = le dossier n’existe pas
export-reason-is-folder = un dossier porte ce nom
export-reason-not-allowed = ce dossier ou ce fichier ne peut pas être modifié
export-reason-full = le disque est plein
export-reason-too-large = { $width } × { $height } pixels, c’est trop
export-reason-stopped = l’export a été interrompu

## Canvas
canvas-new-stage = Nouvelle étape
canvas-new-step = Nouvelle sous-étape
canvas-type-title = Saisissez un titre
canvas-edit-title = Titre
canvas-type-to-add = Saisissez du texte pour ajouter une fiche.
canvas-type-here = Écrivez ici
canvas-set-feeling = Saisissez ou cliquez une émotion
canvas-map = Carte de parcours
canvas-empty-cell = Cellule vide : { $lane }, { $step }

## Menus of the map
menu-rename = Renommer
menu-insert-before = Insérer avant
menu-insert-after = Insérer après
menu-add-lane = Ajouter une ligne
menu-move-left = Déplacer à gauche
menu-move-right = Déplacer à droite
menu-move-up = Déplacer vers le haut
menu-move-down = Déplacer vers le bas
menu-hide = Masquer
menu-delete = Supprimer
menu-project = Menu du projet

## Keys
key-delete = Suppr
key-shift = Maj
key-enter = Entrée
key-escape = Échap
key-arrows = Flèches
key-wheel = Ctrl+molette
keys-walk = Parcourir la carte
keys-move = Déplacer la sélection
keys-edit = Modifier sur place
keys-delete = Supprimer la sélection
keys-escape = Ne rien sélectionner, abandonner un déplacement
keys-wheel = Zoomer vers le pointeur

## Commands
command-new = Nouvelle carte
command-open = Ouvrir…
command-open-recent = Ouvrir un fichier récent
command-open-sample = Ouvrir l’exemple
command-save-copy = Enregistrer une copie…
command-close = Fermer
command-undo = Annuler
command-redo = Rétablir
command-undo-step = Annuler : { $step }
command-redo-step = Rétablir : { $step }
command-import = Importer des données…
command-export = Exporter…
command-copy-image = Copier comme image
command-fit = Ajuster à la fenêtre
command-actual-size = 100 %
command-zoom-in = Zoom avant
command-zoom-out = Zoom arrière
command-add = Ajouter : { $kind }
command-shortcuts = Raccourcis clavier
recent-none = Aucun autre fichier pour l’instant

## Files
files-open = Ouvrir un projet
files-new = Où garder le nouveau projet ?
files-save-copy = Enregistrer une copie
files-import = Importer des données de suivi
files-export = Exporter la carte
files-path = Chemin du fichier
files-save = Enregistrer
files-choose = Ouvrir
files-missing = Le fichier « { $path } » n’existe pas.
files-no-folder = Ce dossier n’existe pas : « { $path } ».
files-new-name = parcours
files-copy-name = copie
cancel = Annuler

## Export dialog
export-title = Exporter la carte
export-width = Largeur en pixels
export-pixels = { $width } × { $height } pixels
export-outlines = Texte en tracés : identique partout
export-page = Page
export-page-map = De la taille de la carte
export-page-a4 = A4, paysage
export-page-a3 = A3, paysage
export-with-data = Avec les données
export-dark = Sombre
export-do = Exporter

## Top bar
top-export = Exporter
top-import = Importer
saving-read-only = Lecture seule
saving-retry = Réessayer
room-map = Carte
room-personas = Personas
room-data = Données
settings-language = Langue
settings-theme = Apparence
settings-theme-system = Comme le système
settings-theme-light = Clair
settings-theme-dark = Sombre
settings-still = Moins d’animations

## Left panel
left-journeys = Parcours
left-add-journey = Ajouter un parcours
left-new-journey = Nouveau parcours
left-personas = Personas
left-add-persona = Ajouter un persona
left-new-persona = Nouveau persona
left-no-persona = De qui ce parcours parle-t-il ? Ajoutez un persona.
left-add = Ajouter à la carte
left-lanes = Lignes
left-hide = Masquer { $name }
left-show = Afficher { $name }
left-tile-help = Cliquez pour ajouter à la colonne sélectionnée, faites glisser sur la carte, ou appuyez sur { $keys }.
left-tile-moment = Moment

## Bottom bar
bottom-no-data = Déposez ici un export (CSV, Excel, JSON) : la carte montrera combien de clients passent.
bottom-on-map = Données sur la carte
bottom-customers = Clients, temps, arrêts
bottom-flows = Flux
bottom-funnel = Entonnoir dans les étapes
bottom-per = L’entonnoir compte les { $unit }
bottom-totals = { $events } événements · { $customers } clients · { $sessions } sessions · { $share } sur la carte
bottom-days = Clients par jour
bottom-day =
    { $day } : { $count ->
        [one] { $customers } client
       *[other] { $customers } clients
    }

## Welcome
welcome-what = Dessiner des parcours clients, et voir ce que font vraiment les clients.
welcome-sample = Une carte achevée avec des données d’exemple : regardez, changez tout.
welcome-new = À partir d’un modèle avec étapes et questions, ou d’une carte vierge.
welcome-open = Un projet de cet ordinateur.
welcome-making-sample = Préparation de l’exemple et de ses données…

## Messages
message-title = Cela n’a pas fonctionné
message-read = Fermer
notice-undone = Annulé : { $step }
notice-redone = Rétabli : { $step }
notice-copied = Copie enregistrée : { $path }
notice-image-copied = La carte est dans le presse-papiers comme image.

## The check of the map
check-level-to-fix = À corriger
check-level-to-complete = À compléter
check-level-to-consider = À examiner
check-nothing = Rien ne manque, pour autant que nous puissions en juger.
check-no-persona = Personne ne suit encore ce parcours : ajoutez un persona.
check-no-goal = Dites ce que le client veut obtenir, avec ses mots.
check-no-limits = Où ce parcours commence-t-il et finit-il ? « { $title } » ne le dit pas.
check-company-start = Le parcours commence chez vous. Que s’est-il passé avant pour le client ?
check-nothing-after = Rien après l’achat : usage, service, retour et recommandation manquent.
check-too-many-stages = { $n } étapes, c’est difficile à lire. Regroupez-en, ou faites deux parcours.
check-empty-stage = « { $stage } » est vide.
check-no-touchpoint = Comment le client vous rencontre-t-il dans « { $stage } » ? Aucun point de contact.
check-only-online = Tous les points de contact sont en ligne. Ni magasin, ni téléphone, ni colis, ni papier, ni proche ?
check-only-owned = Personne d’autre ne parle ici : ni avis, ni forum, ni recommandation.
check-no-channel = « { $card } » n’a pas de canal.
check-flat-emotion = L’émotion ne bouge jamais. N’y a-t-il vraiment ni haut ni bas ?
check-emotion-unfounded = L’émotion vaut { $value } à « { $step } », mais rien ne dit pourquoi.
check-no-moment = Où le client décide-t-il de continuer ou de partir ? Marquez un moment de vérité.
check-too-many-moments = { $n } moments de vérité dans « { $stage } » : si tous sont décisifs, aucun ne l’est.
check-pain-alone = Aucune opportunité ne répond à « { $card } », un irritant grave.
check-opportunity-alone = À quel irritant ou besoin l’opportunité « { $card } » répond-elle ?
check-opportunity-unowned = L’opportunité « { $card } » est { $status }, mais sans responsable.
check-opportunity-late = L’échéance de « { $card } » était le { $date }.
check-not-scored = { $count ->
    [one] { $n } opportunité n’est pas sur la matrice : l’impact ou l’effort manque.
   *[other] { $n } opportunités ne sont pas sur la matrice : l’impact ou l’effort manque.
}
check-all-assumed = Cette carte est validée, mais { $share } de ses fiches sont des hypothèses.
check-no-source = La fiche « { $card } » est validée : par quoi ? Indiquez la source.
check-inside-words = « { $word } » est un mot d’entreprise. Que dirait le client ?
check-long-card = « { $card } » dit plusieurs choses. Une idée par fiche se lit mieux.
check-no-metric = Aucun indicateur de la carte ne dit si « { $objective } » est atteint.
check-review-due = La révision de cette carte était prévue le { $date }.
check-pair-differs = Le parcours cible est identique au parcours actuel.
check-pair-missing = Ce parcours cible n’a pas de parcours actuel auquel le comparer.
check-unlinked-data = Le point de contact « { $card } » pourrait être mesuré, mais n’est pas relié aux données.
check-never-seen = Aucun client vu à « { $card } » sur cette période.
check-great-loss = { $share } s’arrêtent à « { $card } », et la carte n’y montre aucun irritant.
## Data room
data-sources = Sources de données
data-needs-source = Ces chiffres demandent les données source, qui ne sont pas à côté du fichier du projet.
import-comma = virgule
import-semicolon = point-virgule
import-tab = tabulation
import-bar = barre verticale
import-about = rien n’est écrit avant Importer
import-role-of = Rôle de la colonne { $column }
import-time-format = Écriture des dates et heures
import-time-zone = Fuseau des heures qui n’en indiquent pas
import-ambiguous = Ces dates peuvent se lire de deux façons : dans { $sample }, le jour ou le mois vient-il en premier ? Choisissez ci-dessus.
import-zone-assumed = Les heures n’indiquent pas de fuseau ; { $zone } est supposé.
import-ready = Les identifiants des clients ne sont conservés que pseudonymisés.
import-do = Importer
import-stop = Interrompre
import-reading = Lecture…
import-progress = { $share } · { $bytes } Mo sur { $all } · { $rows } lignes · { $rejected } rejetées · { $speed } lignes/s · encore { $left }
import-no-customer = Aucune colonne n’identifie le client. Choisissez-en une.
import-no-time = Aucune colonne n’indique la date. Choisissez-en une.
import-no-zone = « { $zone } » n’est pas un fuseau connu, comme Europe/Paris.
matching-title = Relier les points de contact aux données
matching-about = Proposé d’après la ressemblance des noms ; décochez ce qui ne convient pas
matching-touchpoint = Point de contact
matching-rule = Vu dans les données quand
matching-customers = Clients
matching-why = Pourquoi
matching-and = { " " }et{ " " }
matching-or = , ou{ " " }
matching-confirm =
    { $count ->
        [one] Relier { $number } point de contact
       *[other] Relier { $number } points de contact
    }
source-read = Lignes lues
source-used = Utilisées
source-rejected = Rejetées
source-customers = Clients
source-span = { $first } – { $last }
source-some-rejected = { $n } lignes sur { $total } n’ont pas pu être lues. Les autres ont été importées. Voir la liste.
source-line = Ligne { $line }
source-show-map = Voir sur la carte
source-remove = Retirer la source
source-remove-sure = Retirer cette source et ses chiffres ?
off-map-title = Pas encore sur la carte
off-map-about = Événements les plus fréquents qu’aucune règle ne retient ; cliquez sur + pour en faire un point de contact
off-map-event = Événement
off-map-events = Événements
off-map-customers = Clients
notice-exporting = Export de { $path }…
notice-exported = Exporté : { $path }

## Command line
no-data = pas de données
cli-see-help = Voir : parcours --help
cli-unknown-option = L’option { $option } n’existe pas.
cli-no-value = { $option } demande une valeur.
cli-bad-value = { $option } n’accepte pas « { $value } ». Valeurs possibles : { $takes }.
cli-missing-path = Il manque un chemin : { $what }.
cli-unexpected = « { $value } » est de trop.
cli-no-journey = Il n’y a pas de parcours « { $name } ». Il y a : { $titles }.
cli-no-display = Aucun affichage graphique trouvé. Ces commandes fonctionnent sans : { $commands }.
cli-no-data = Aucun chiffre : le projet n’a pas de source de données, ou son fichier de données n’est pas à côté de lui.
cli-made = Projet : { $path }
cli-linked =
    { $count ->
        [0] Aucun point de contact n’a été relié.
        [one] { $number } point de contact relié aux données.
       *[other] { $number } points de contact reliés aux données.
    }
cli-leave = { $share } s’arrêtent
cli-whole = « { $path } » est intact.
help-all =
    Parcours dessine des parcours clients et montre ce que font vraiment les clients.

    parcours [FICHIER]                   ouvre la fenêtre
    parcours demo [DOSSIER]              crée l’exemple avec ses données et ses images, et l’ouvre
    parcours new FICHIER                 crée un projet à partir d’un modèle
    parcours import PROJET FICHIER       importe des données de suivi (CSV) et relie les points de contact
    parcours figures PROJET              affiche les chiffres mesurés
    parcours export PROJET FICHIER       exporte la carte (.png, .svg, .pdf, .md)
    parcours compare A B SORTIE          deux cartes superposées, ou leurs différences en liste
    parcours check PROJET                vérifie le fichier et la carte
    parcours share FICHIER SORTIE        fait une copie pour d’autres, sans événements ni textes de l’historique
    parcours merge FICHIER AUTRE         reprend une autre copie du projet
    parcours salvage FICHIER NOUVEAU     met ce qui est lisible d’un projet endommagé dans un nouveau fichier
    parcours upgrade FICHIER             met à jour un projet d’une version antérieure
    parcours history FICHIER             affiche ce qui a été fait, par qui, quand
    parcours snapshot FICHIER NOM        donne un nom au moment présent
    parcours restore FICHIER MOMENT      revient à un moment
    parcours compact FICHIER             retire du fichier les images que rien n’affiche
    parcours erase FICHIER IDENTIFIANT   efface une personne des données et des chiffres
    parcours key export|import FICHIER CLÉ    porte la clé d’un projet sur un autre ordinateur

    --lang en|fr, --journey TITRE, --help, --version ; chaque commande a son propre --help.
help-demo =
    parcours demo [DOSSIER] [--no-window] [--lang en|fr]

    Crée le projet d’exemple dans DOSSIER (parcours-demo), importe ses événements, exporte sa carte en PNG et en PDF,
    affiche les principaux chiffres et ouvre la fenêtre s’il y a un affichage.
help-new =
    parcours new FICHIER [--template NOM] [--lang en|fr]

    Crée un projet à partir d’un modèle, dans cette langue. Modèles fournis : four-stages (sans --template), e-commerce,
    aida, b2b, retail, blueprint, contract. Tout autre NOM est celui d’un de vos modèles.
help-import =
    parcours import PROJET FICHIER... [--role COLONNE=RÔLE]... [--time-format FORMAT] [--time-zone FUSEAU]
                    { "[" }--delimiter CARACTÈRE] [--sheet NOM] [--refuse COLONNE=VALEUR]... [--exclude COLONNE=VALEUR]...
                    { "[" }--drop-duplicates rows|COLONNE,COLONNE] [--keep-address COLONNE]...
                    { "[" }--recipe FICHIER] [--save-recipe FICHIER] [--count] [--json] [--no-match] [--anyway] [--journey TITRE]

    Importe du CSV, du JSON (aussi ligne par ligne), du Parquet, du XLSX ou du XES, même compressé (gzip, zstd) ; plusieurs
    fichiers ou un dossier font une seule source. Les colonnes sont devinées ; --role en décide autrement (customer, time,
    end-time, event, channel, value, path, conversions, no-conversions, field, left-out). --refuse écarte les lignes de
    ceux qui refusent, --exclude celles des robots et des essais (COLONNE~PARTIE : contient). --count ne fait que compter.
    --save-recipe garde la façon de lire, --recipe lit de même le fichier du mois suivant. Les points de contact
    sans règle sont reliés aux événements qui leur ressemblent, sauf avec --no-match.
    Un dossier dont les fichiers n’ont pas les mêmes colonnes donne une source par sorte de fichier lisible telle quelle ; les
    autres sont nommées. Un projet que quelqu’un d’autre a ouvert n’est pas touché, sauf avec --anyway.
help-figures =
    parcours figures PROJET [--json] [--journey TITRE] [--funnel "a > b > c" [--per-session]]
                     { "[" }--from JOUR] [--to JOUR] [--device NOM]

    Affiche clients, parts, temps, arrêts, flux et entonnoir ; avec --json aussi les variantes et un entonnoir ordonné d’événements.
    --from, --to et --device regardent une partie des données au lieu de celle que montre le projet.
help-export =
    parcours export PROJET FICHIER [--format png|svg|pdf|md] [--scale N | --width PIXELS] [--page map|a4|a3]
                    { "[" }--no-data] [--theme light|dark] [--editable-text] [--journey TITRE]

    Exporte la carte. Le format est celui de l’extension du fichier, sauf indication.
help-check =
    parcours check PROJET [--json]

    Vérifie que le fichier est intact et liste ce qui mérite un nouveau regard sur les cartes.

## Edits
edit-change = modifier « { $name } »
edit-add = ajouter « { $name } »
edit-delete = supprimer « { $name } »
edit-rename = renommer en « { $name } »
edit-move = déplacer « { $name } »
edit-hide = masquer « { $name } »
edit-show = afficher « { $name } »
edit-match = relier les points de contact aux données
edit-import = importer « { $name } »
edit-create = créer le projet
edit-value-change = modifier
edit-value-add = ajouter
edit-value-delete = supprimer
edit-value-rename = renommer
edit-value-move = déplacer
edit-value-hide = masquer
edit-value-show = afficher
edit-value-import = importer
## Properties of what is selected
inspector-title = Titre
inspector-name = Nom
inspector-text = Texte
inspector-text-placeholder = En savoir plus à ce sujet
inspector-evidence = Niveau de preuve
inspector-source = D’après
inspector-source-placeholder = Entretien, enquête, journal …
inspector-owner = Responsable
inspector-due = Échéance
inspector-kind = Type
inspector-status = Statut
inspector-none = aucun
inspector-unsaid = non précisé
inspector-persona = Persona
inspector-persona-all = Tous les personas
inspector-channel = Canal
inspector-channel-none = Choisir un canal
inspector-message = Message
inspector-message-placeholder = Ce qui est dit au client ici
inspector-occasion = Occasion
inspector-occasion-placeholder = Quand et pourquoi il vient ici
inspector-estimated = Clients, estimés à la main
inspector-obligatory = Incontournable : chacun y passe
inspector-moment-type = Moment de vérité
inspector-zmot = la recherche
inspector-fmot = le choix
inspector-smot = l’usage
inspector-tmot = le partage
inspector-question = Question
inspector-question-placeholder = Ce que le client se demande ici
inspector-gives-up = Le client poursuit ou renonce ici
inspector-at-touchpoint = Au point de contact
inspector-severity = Gravité
inspector-frequency = Fréquence
inspector-impact = Impact
inspector-effort = Effort
inspector-opportunity-kind = Type d’opportunité
inspector-cost = Coût
inspector-answers = Répond à
inspector-answers-add = Ajouter un irritant, un enchantement ou un besoin
inspector-answers-remove = Retirer « { $title } »
inspector-baseline = Départ
inspector-current = Actuel
inspector-target = Cible
inspector-unit = Unité
inspector-direction = Sens
inspector-figure = Chiffre associé
inspector-stage = Étape
inspector-step = Sous-étape
inspector-lane = Ligne
inspector-lane-kind = Contient
inspector-lane-shown = Affichée sur la carte
inspector-phase = Phase
inspector-moment = Se situe
inspector-stage-goal = Ce que le client veut ici
inspector-color = Couleur
inspector-color-of-phase = Reprendre la couleur de la phase
inspector-questions = Questions tant qu’elle est vide
inspector-questions-placeholder = Une par ligne ; jamais exportées
inspector-emotion = Émotion
inspector-named-emotion = L’émotion en un mot
inspector-emotion-placeholder = Que ressent le client ?
inspector-emotion-value = Valeur
inspector-emotion-very-positive = Très positive
inspector-emotion-positive = Positive
inspector-emotion-neutral = Neutre
inspector-emotion-negative = Négative
inspector-emotion-very-negative = Très négative
inspector-intensity = Intensité
inspector-quote = Citation
inspector-journey = Parcours
inspector-customer-goal = Objectif du client
inspector-customer-goal-placeholder = Je veux …
inspector-scenario = Scénario
inspector-starts-when = Commence quand
inspector-ends-when = Se termine quand
inspector-sector = Secteur
inspector-journey-personas = Personas
inspector-state = État
inspector-pair = Parcours associé
inspector-review-date = Date de révision
inspector-research = Études
inspector-project = Projet
inspector-project-title = Titre du projet
inspector-client = Client
inspector-note = Mention en pied de carte
inspector-note-placeholder = Figure sous chaque carte
inspector-authors = Auteurs, un par ligne
inspector-map-language = Langue des cartes
inspector-currency = Devise
inspector-time-zone = Fuseau horaire
inspector-time-zone-unknown = Aucun fuseau horaire ne porte ce nom. Écrivez-le ainsi : Europe/Paris.
inspector-minimum-group = Effectif minimal dans les exports
inspector-rules = Observé dans les données quand
inspector-no-data = Pas encore de données. Importez un export pour voir combien de clients passent ici.
inspector-unlinked = Pas encore relié aux données. Ajoutez une règle pour voir combien de clients passent ici.
inspector-suggested = Pas encore relié aux données. Suggestion : { $rule } ({ $count ->
    [one] { $shown } client
   *[other] { $shown } clients
}).
inspector-take-suggestion = Reprendre la suggestion
inspector-computing = Calcul en cours …
inspector-never-seen = Jamais observé : aucun événement de cette période ne correspond aux règles.
inspector-measured = Mesuré · { $period } · clients
inspector-came-here = sont passés
inspector-time-spent = temps passé
inspector-leave-here = s’arrêtent ici
inspector-share = Parmi tous les clients
inspector-still-open = Encore en cours
inspector-entries = Chemins qui commencent ici
inspector-exits = Chemins qui s’arrêtent ici
inspector-time-spent-label = Temps passé, médiane
inspector-time-to-next = Délai jusqu’au suivant
inspector-figure-missing = pas de données
inspector-quartiles = la moitié entre { $low } et { $high } · n = { $n }
inspector-comes-from = Viennent de
inspector-goes-to = Vont vers
inspector-day = { $day } : { $count ->
    [one] { $shown } client
   *[other] { $shown } clients
}
inspector-days = À partir du { $day } : jusqu’à { $count ->
    [one] { $shown } client par jour
   *[other] { $shown } clients par jour
}
inspector-stage-reached = clients l’ont atteinte, dans l’ordre
inspector-stage-share = De la première étape
inspector-stage-unlinked = Aucun point de contact de cette étape n’est relié aux données.

## Rules
rule-or = ou
rule-and = et
rule-add = Ajouter une règle
rule-add-or = Ou …
rule-and-also = Et …
rule-edit = Règle : { $rule }
rule-field = Champ
rule-comparison = Comparaison
rule-value = Valeur
rule-value-placeholder = Saisir ou choisir une valeur
rule-events = { $count ->
    [one] { $shown } événement
   *[other] { $shown } événements
}
rule-done = Terminer
rule-cancel = Annuler
rule-remove = Supprimer la règle
rule-remove-condition = Retirer la condition

## Room of personas
persona-none = De qui ce parcours parle-t-il ? Ajoutez un persona.
persona-add = Ajouter un persona
persona-new-name = Nouveau persona
persona-role = Rôle
persona-role-placeholder = Rôle ou segment, en quelques mots
persona-quote = Citation
persona-quote-placeholder = « Une phrase, avec ses mots »
persona-biography = Biographie
persona-biography-placeholder = Quelques lignes de vie : ce que fait cette personne, comment elle vit, ce qui l’amène ici
persona-kind = Type de client
persona-buying-role = Rôle dans l’achat
persona-buying-role-placeholder = utilisateur, acheteur, décideur …
persona-initials = Initiales
persona-facts = Faits
persona-fact-name = Âge, lieu, budget …
persona-fact-value = Ce qu’il en est
persona-add-fact = Ajouter un fait
persona-remove-fact = Retirer le fait { $name }
persona-goals = Objectifs
persona-needs = Besoins
persona-frustrations = Frustrations
persona-motivations = Motivations
persona-channels = Canaux préférés
persona-list-placeholder = Un par ligne
persona-traits = Traits de caractère
persona-trait-low = Mot de gauche
persona-trait-high = Mot de droite
persona-add-trait = Ajouter un trait
persona-remove-trait = Retirer le trait { $name }
persona-duplicate = Dupliquer
persona-copy-name = { $name } (copie)
persona-move-up = Monter dans la liste
persona-move-down = Descendre dans la liste
persona-delete = Supprimer
persona-delete-question = Supprimer { $name } ? Ses ressentis disparaissent aussi ; les fiches restent.
persona-delete-yes = Supprimer le persona
persona-delete-no = Garder

## Gestures over several things, templates, text
edit-add-cards = { $count ->
    [one] ajouter { $shown } fiche
   *[other] ajouter { $shown } fiches
}
edit-change-cards = { $count ->
    [one] modifier { $shown } fiche
   *[other] modifier { $shown } fiches
}
edit-delete-cards = { $count ->
    [one] supprimer { $shown } fiche
   *[other] supprimer { $shown } fiches
}
edit-delete-several = { $count ->
    [one] supprimer { $shown } élément
   *[other] supprimer { $shown } éléments
}
edit-move-cards = { $count ->
    [one] déplacer { $shown } fiche
   *[other] déplacer { $shown } fiches
}
edit-paste = coller
edit-duplicate = dupliquer « { $name } »
edit-value-duplicate = dupliquer
edit-feel = dessiner l’émotion
edit-link = relier des fiches
edit-sort-notes = trier les notes
edit-silence = ne plus signaler un point
copy-title = { $title } (copie)
table-stage = Étape
table-step = Sous-étape
table-lane = Ligne
table-kind = Nature
table-title = Titre
table-text = Texte

## The canvas
canvas-type-feeling = +1 curieuse
canvas-cell = Cellule : { $lane }, { $step }, { $count ->
    [one] { $count } fiche
   *[other] { $count } fiches
  }
canvas-span-edge = Bord droit : faites-le glisser sur des sous-étapes
canvas-draw-link = Tracer un lien (Ctrl+L)
canvas-choose-link-end = Choisissez la fiche où mène le lien. Échap abandonne.
canvas-minimap = La carte entière en petit
menu-kind = Changer en
menu-link-journey = Lier à un parcours
menu-select = Sélectionner les semblables
## Formes de la carte
map-us = Nous
map-no-image = pas encore d’image
map-metric-current = actuel
map-metric-target = cible { $value }
map-line-interaction = Ligne d’interaction
map-line-visibility = Ligne de visibilité
map-line-internal = Ligne d’interaction interne
map-comments = { $count ->
    [one] { $count } commentaire
   *[other] { $count } commentaires
}
map-spot-score = { $name }, { $value } sur 5
map-spot-link = Lien, { $kind } : { $from } → { $to }
map-spot-feeling-ten = Émotion : { $named }, { $value } sur 10, étape { $stage }, sous-étape { $step }
paste-map-title = Carte collée
paste-too-large = Ce fichier est trop lourd pour une carte ({ $size } Mo, au plus { $limit } Mo). Rien n’a été modifié.
paste-not-text = Ce fichier n’est pas du texte. Enregistrez le tableau au format CSV et réessayez. Rien n’a été modifié.
paste-empty = Ce fichier est vide. Rien n’a été modifié.
template-unreadable = Ce modèle ne peut pas être lu : { $reason }.
template-damaged = Ce modèle est endommagé à la ligne { $line } : { $reason }. Le fichier reste tel quel.
template-empty = Ce modèle n’a aucune étape ou aucune ligne. Choisissez-en un autre.
template-too-large = Ce modèle dépasse la taille d’une carte. Choisissez-en un autre.
template-no-journey = Ce parcours n’existe plus. Rien n’a été enregistré.
template-exists = Un modèle porte déjà ce nom. Choisissez-en un autre.
template-not-saved = Le modèle n’a pas été enregistré : { $reason }.
cli-no-template = Il n’y a pas de modèle « { $name } ». Connus : { $names }.
markdown-personas = Personas :
markdown-scenario = Scénario :
markdown-goal = Objectif du client :
markdown-starts = Commence quand :
markdown-ends = Se termine quand :
markdown-severity = gravité : { $level }
check-do-link = Relier
check-do-split = Scinder
check-review-old = { $count ->
    [one] La dernière modification de cette carte date de { $n } mois.
   *[other] La dernière modification de cette carte date de { $n } mois.
}
image-too-heavy = Cette image est trop lourde ({ $size } Mo, au plus { $limit } Mo). Rien n’a été modifié.
image-too-many-pixels = Cette image a trop de pixels ({ $size } millions, au plus { $limit } millions). Rien n’a été modifié.
image-other-format = Ce n’est pas une image lisible. Utilisez PNG, JPEG, WebP ou SVG. Rien n’a été modifié.
image-damaged = Cette image est endommagée et ne peut pas être lue. Rien n’a été modifié.
image-read-only = Ce projet est en lecture seule. L’image n’a pas été ajoutée.
## Commands and gestures of the panels
commands-file = Projet et fichier
commands-edit = Modifier
commands-select = Sélectionner
commands-add = Ajouter
commands-view = Afficher
commands-find = Chercher
command-copy = Copier
command-cut = Couper
command-paste = Coller
command-duplicate = Dupliquer
command-span-more = Étendre d’une sous-étape
command-span-less = Réduire d’une sous-étape
command-emotion-up = Monter l’émotion
command-emotion-down = Baisser l’émotion
command-group-notes = Regrouper les notes
command-select-all = Sélectionner toutes les fiches
command-select-lane = Sélectionner les fiches de la ligne
command-select-step = Sélectionner les fiches de la sous-étape
command-select-stage = Sélectionner les fiches de l’étape
command-select-kind = Sélectionner les fiches de ce type
command-palette = Rechercher une commande ou un texte
command-search = Rechercher dans la carte
command-fit-selection = Ajuster à la sélection
command-minimap = Petite carte dans le coin
command-fold-left = Replier le panneau de gauche
command-outline = Plan
command-check = Vérifier la carte
command-workshop = Mode atelier
command-add-note = Ajouter une note libre
command-add-link = Ajouter un lien
command-add-stage = Ajouter une étape
command-add-step = Ajouter une sous-étape
command-add-lane = Ajouter une ligne
command-new-journey = Nouveau parcours
key-letters = Lettres
key-click = clic
key-drag = glisser
key-drag-desk = Glisser sur le fond
key-space-drag = Espace+glisser
keys-type = Commencer une fiche dans une case vide
keys-next-below = Continuer par une fiche en dessous
keys-next-cell = Continuer dans la case suivante, précédente
keys-copy-drag = Copier une fiche ailleurs
keys-add-selection = Ajouter à la sélection
keys-band = Sélectionner ce que touche un cadre
keys-pan = Déplacer la carte
keys-next-hit = Résultat suivant, précédent
keys-add = Ajouter ce que montrent les tuiles
## Palette and search
palette-hint = Rechercher une commande ou un texte
palette-results = Résultats
palette-commands = Commandes
palette-map = Sur la carte
palette-personas = Personas
palette-channels = Canaux
palette-comments = Commentaires
palette-add-lane = Ajouter une ligne : { $kind }
palette-nothing = Aucun résultat pour « { $text } ».
search-hint = Rechercher dans la carte
search-count = { $place } sur { $count }
search-none = Aucun
search-next = Suivant
search-previous = Précédent
search-select-all = Tout sélectionner
search-close = Fermer la recherche
## Left panel: tabs, tree, check
left-tab-build = Ajouter
left-tab-outline = Plan
left-tab-check = Contrôle
left-journey-help = { $name } : double-clic pour renommer
left-show-only = Afficher seulement { $name }
left-show-everybody = Afficher tout le monde
left-more = Autres types
menu-show = Afficher
outline-stage = Étape : { $name }
outline-step = Sous-étape : { $name }
outline-lane = { $name }, { $count ->
    [one] { $number } élément
   *[other] { $number } éléments
}
outline-card = { $kind } : { $title }
outline-feeling = Émotion : { $text }
outline-empty = Partez d’un modèle, ou saisissez la première étape.
check-off = Le contrôle est désactivé en mode atelier.
check-silence = Pas pour cette carte
check-silenced = Masqués ({ $count })
check-bring-back = Afficher à nouveau
check-count = { $count ->
    [0] Aucun point à revoir
    [one] { $number } point à revoir
   *[other] { $number } points à revoir
}
check-do-go = Y aller
check-do-field = Aller au champ
check-do-owner = Choisir un responsable
check-do-date = Fixer une nouvelle date
check-do-pair = Choisir le parcours associé
check-do-rule = Afficher la règle
check-do-suggestion = Suggérer une règle
check-do-show = Les afficher
check-do-stages = Afficher les étapes
check-do-stage = Ajouter une étape
check-do-stage-before = Ajouter une étape avant
check-do-touchpoint = Ajouter un point de contact
check-do-thought = Ajouter une pensée
check-do-moment = Ajouter un moment
check-do-metric = Ajouter un indicateur
check-do-pain = Ajouter un irritant
check-do-opportunity = Ajouter une opportunité
check-new-opportunity = Nouvelle opportunité
## New project
new-title = Nouveau projet : choisir un modèle
template-blank = Carte vierge
template-blank-about = Une étape et les lignes habituelles.
## Properties: comments, scores, several cards, engagement
comments-title = Commentaires
comments-title-count = Commentaires ({ $count })
comments-nobody = Quelqu’un
comments-hint = Écrire un commentaire
comments-add = Commenter
comments-resolve = Marquer comme traité
comments-reopen = Rouvrir
comments-resolved = Traité
comments-delete = Supprimer le commentaire
scores-title = Notes
scores-add = Ajouter une entreprise
scores-firm = Entreprise
scores-ours = La nôtre
scores-of = { $n } sur 5
scores-value = Note de { $firm }
scores-remove = Retirer { $firm }
inspector-span = S’étend sur (sous-étapes)
inspector-twin = La même fiche dans le parcours associé
many-name = { $count ->
    [one] { $number } fiche
   *[other] { $number } fiches
}
many-about = Ce qui est indiqué ici vaut pour toutes.
many-several = plusieurs
many-spread = Une par sous-étape
emotions-very-positive = ravi, fier, soulagé
emotions-positive = rassuré, curieux, confiant
emotions-neutral = calme, en attente, indécis
emotions-negative = perdu, impatient, inquiet
emotions-very-negative = agacé, trompé, désespéré
engagement-title = Engagement
engagement-about = L’engagement de chaque persona aux points de contact de « { $name } »
engagement-help = Cliquez sur une case pour passer de nul à faible, moyen et fort.
command-distribute = Répartir sur les sous-étapes
inspector-link = Lien

## Pasting
paste-done = { $count ->
    [one] { $number } fiche ajoutée.
   *[other] { $number } fiches ajoutées.
  }
paste-steps = { $count ->
    [one] { $number } sous-étape ajoutée pour elles.
   *[other] { $number } sous-étapes ajoutées pour elles.
  }
paste-left-out = { $count ->
    [one] { $number } texte n’a pas trouvé de place : { $names }
   *[other] { $number } textes n’ont pas trouvé de place : { $names }
  }
command-import-map = Importer une carte ou des notes…
notes-title = Notes d’un tableau blanc
notes-about = { $count ->
    [one] { $number } note. Que représente sa couleur ?
   *[other] { $number } notes. Que représente chaque couleur ?
  }
notes-color = { $color } · { $number }
notes-take = Les mettre sur la carte
files-import-map = Choisissez une carte ou des notes (CSV)
incoming-unreadable = Ce fichier n’a pas pu être lu.
command-save-template = Enregistrer la carte comme modèle
notice-template-saved = « { $name } » est maintenant parmi vos modèles.
link-title = Lien
link-label = Texte du lien
link-from = De
link-to = Vers
link-to-journey = Vers le parcours
link-delete = Supprimer le lien
persona-add-channel = Ajouter un canal de la bibliothèque
canvas-cell-taken = Cellule : { $lane }, { $step }
emotion-scale-value-levels = de -2 à +2
emotion-scale-value-ten = de 1 à 10
inspector-emotion-scale = Les émotions s’écrivent
inspector-inside-words = Mots d’entreprise, que le contrôle cherche dans les noms
command-copy-markdown = Copier en Markdown
map-answers = n = { $n }
map-spot-measured = mesurée { $value }, { $answers }
check-felt-measured = Vous avez dessiné { $drawn } à « { $card } » ; les clients ont répondu { $measured } (n = { $n }).

## Fusionner
edit-merge = fusionner « { $name } »
edit-value-merge = fusionner
## Figures being worked out
bottom-computing = Calcul des chiffres en cours …
## The look of the map
map-not-rated = pas encore évalué
canvas-more-columns = { $count ->
    [one] Encore { $count } sous-étape
   *[other] Encore { $count } sous-étapes
}
canvas-insert-here = Insérer ici
left-tile-gain = Enchan{"\u00AD"}tement
## Notes, marques de mesure, matrice, dessins
known-by-value-as-channel = comme l’indique son canal
known-by-value-nothing = non mesurable
known-by-value-counter = compté
known-by-value-beacon = vu par Wi-Fi ou balise
known-by-value-till = connu en caisse
inspector-known-by = Comment on sait qui est passé
inspector-scored = Une note par étape et au total
map-score = note { $value }
map-score-in-all = Note globale { $value }
image-svg-text = Ce dessin contient du texte dont les polices manquent. Convertissez son texte en tracés dans le logiciel de dessin, puis réessayez. Rien n’a été modifié.
command-matrix = Impact et effort des opportunités
check-do-matrix = Ouvrir la matrice
matrix-about = Faites glisser une opportunité à sa place, ou sélectionnez-la et utilisez les flèches.
matrix-empty = Cette carte n’a pas encore d’opportunité. Écrivez la première là où elle répond à un irritant.
matrix-impact = Impact
matrix-effort = Effort
matrix-unplaced = Pas encore placées
matrix-placed-all = Chaque opportunité a sa place.
matrix-show = Montrer sur la carte
matrix-spoken = { $title }, impact { $impact }, effort { $effort }
matrix-spoken-unplaced = { $title }, pas encore placée
## The Data room, its pages, and what is chosen from the data

comparison-value-starts-with = commence par
comparison-value-matches = correspond au motif
comparison-value-is-none-of = n’est aucun de
comparison-value-contains-not = ne contient pas
comparison-value-starts-not-with = ne commence pas par
comparison-value-matches-not = ne correspond pas au motif
rule-pattern-hint = { "*" } remplace n’importe quoi, ? un seul caractère
customer-status-value-all = Tout le monde
customer-status-value-prospect = Prospects
customer-status-value-new = Nouveaux clients
customer-status-value-returning = Clients existants
data-meaning = Sens
data-rules = Règles
data-goals = Objectifs
data-people = Personas par règle
data-new-map = Carte d’après les données
data-reading = lecture
data-new = nouveau
data-gone = sans données
data-no-source = Aucune pour l’instant. Cliquez sur + ou déposez un fichier ici.
import-recognised-columns = { $count ->
    [one] Reconnu par ses colonnes : { $count } rôle
   *[other] Reconnu par ses colonnes : { $count } rôles
  }
import-same = Ce fichier a déjà été importé le { $day }.
import-same-about = Le remplacer, ou garder les deux ? Garder les deux compte chaque événement deux fois.
import-replace = Le remplacer
import-keep-both = Garder les deux
import-replaces = Prend la place de « { $name } », que l’annulation rétablit.
import-storing = Enregistrement des lignes…
recipe-open = Ouvrir un modèle d’import…
recipe-save = Enregistrer le modèle d’import…
recipe-file-name = modèle d’import
files-replace = Choisissez le fichier qui prend sa place
files-recipe = Choisissez un modèle d’import (RON)
files-save-recipe = Enregistrer le modèle d’import
files-save-rejected = Enregistrer la liste des lignes rejetées
files-find-data = Où est le fichier de données ?
notice-imported = « { $name } » est importé : { $rows } événements.
notice-data-found = Le fichier de données a été retrouvé et se trouve de nouveau à côté du projet.
account-title = Compte des lignes
account-about = lues = utilisées + rejetées + en double + refusées, toujours
source-duplicates = En double, écartées
source-refused = Refusées (consentement, robots), écartées
source-distinct = distincts, sous pseudonyme
source-rejected-save = Exporter la liste (CSV)…
rejected-file-name = lignes rejetées
rejected-line = Ligne
rejected-column = Colonne
rejected-reason = Raison
rejected-text = Contenu
rejected-more = Les { $shown } premières sur { $all } ; la liste exportée les contient toutes.
source-name = Nom de la source
source-read-on = Lue le { $day }
source-size = { $size } Mo
source-rows = { $rows } lignes
source-role-customer = Client, gardé comme pseudonyme
source-verbs = Et ensuite ?
source-draw-map = En dessiner une carte…
source-refresh = La relire
source-replace = Remplacer par un autre fichier…
source-file-gone = Le fichier n’est plus là où il a été lu ; ses premières lignes ne peuvent pas être montrées.
source-file-changed = Le fichier a changé depuis sa lecture. Relisez-le pour prendre en compte les changements.
quality-title = Fiche qualité
quality-about = Ce qu’il faut savoir avant de se fier à un chiffre de cette source
quality-all-ids = Chaque ligne nomme son client.
quality-without-id = { $count ->
    [one] { $number } ligne ne nomme aucun client et n’est pas utilisée.
   *[other] { $number } lignes ne nomment aucun client et ne sont pas utilisées.
  }
quality-zone-assumed = Les heures ne nomment aucun fuseau : { $zone } est supposé. Si c’est faux, les jours et les heures se décalent, pas les flux ni les durées.
quality-zone-said = Les heures nomment leur fuseau.
quality-once = { $share } des clients n’ont été vus qu’une fois.
quality-suffers = C’est à cela que ressemblent des cookies effacés. Chiffres qui en souffrent : clients et parts (trop nombreux, trop faibles), délai jusqu’au contact suivant, s’arrêtent ici, entonnoir d’une visite à l’autre. Chiffres qui tiennent : événements, passages et temps passé pendant une visite.
quality-month = Mois du premier événement
quality-browser = Navigateur
quality-seen-once = Vus une fois
quality-share = Part
others-title = Pourquoi les chiffres diffèrent de ceux de GA4 ou de Matomo
others-customers = Clients : Parcours compte exactement les identifiants distincts du fichier. GA4 estime les utilisateurs (HyperLogLog++) et peut en ajouter de modélisés pour les personnes qui ont refusé ; Matomo compte les visiteurs par jour et additionne les jours.
others-sessions = Sessions : ici une session s’arrête après un délai que vous choisissez (30 min au départ), jamais à minuit ni parce que la campagne change. Matomo et l’ancien Analytics coupent aussi à ces endroits.
others-days = Les jours commencent à minuit dans le fuseau du projet ; les rapports de l’outil utilisent le fuseau de la propriété ou du site.
others-channel = Les canaux sont ceux du fichier. GA4 distingue la source de la session de celle de la première visite et donne aux visites directes la dernière source connue ; ici, rien n’est déplacé.
others-sampling = Rien n’est échantillonné ni masqué ici, sur votre propre écran. GA4 échantillonne les grandes explorations, regroupe les valeurs rares sous « (other) » et masque les petits groupes.
others-consent = Qui a refusé la mesure n’est dans aucun fichier, ou y figure sans identifiant : ces lignes sont comptées ci-dessus et non utilisées.
others-bots = Les outils filtrent les robots connus avant d’afficher leurs chiffres ; un export brut peut encore les contenir.
missing-title = Les lignes de ces sources ne sont pas ici
missing-about = « { $file } » n’est pas à côté du projet, ou n’en contient qu’une partie. Le projet lui-même est complet.
missing-damaged = Le fichier de données est inutilisable
missing-figures = La carte montre encore les derniers chiffres, et chaque source son compte et sa fiche qualité. D’autres règles, périodes et segments ont besoin des lignes.
missing-no-figures = Chaque source montre encore son compte et sa fiche qualité ; les chiffres de la carte ont besoin des lignes.
missing-find = Retrouver le fichier de données…
missing-again = Relire « { $name } »
missing-again-nothing = Relire
missing-without = Continuer sans
off-map-looks = Ressemble à
off-map-step = Les nouveaux points de contact vont dans
off-map-add = Faire de « { $name } » un point de contact
off-map-add-to = Ajouter à « { $name } »
rules-none = Cette carte n’a pas encore de point de contact. Dessinez-la d’après les données, ou ajoutez-en sur la carte.
rules-title = Règles de « { $journey } »
rules-about = Un événement compte pour le premier point de contact dont une règle le retient, dans cet ordre. Chiffres de toutes les données, chaque point de contact pour lui-même.
rules-unlinked = Pas encore reliés aux données
rules-customers = { $count ->
    [one] { $n } client
   *[other] { $n } clients
  }
rules-events = { $count ->
    [one] { $n } événement
   *[other] { $n } événements
  }
rules-up = Monter « { $name } »
rules-down = Descendre « { $name } »
overlaps-title = Événements retenus par plusieurs points de contact
overlaps-about = Ils comptent une fois, pour celui qui vient en premier
overlaps-pair = { $count ->
    [one] { $n } événement est retenu par « { $first } » et « { $second } » : il compte pour « { $first } ».
   *[other] { $n } événements sont retenus par « { $first } » et « { $second } » : ils comptent pour « { $first } ».
  }
goals-none = Qu’est-ce qu’une conversion ici ? Nommez un objectif et dites quels événements l’atteignent.
goals-add = Ajouter un objectif
goals-about = Un événement qu’une règle d’un objectif retient est une conversion. Le premier objectif compte sur la carte.
goals-new-name = Nouvel objectif
goals-name = Nom de l’objectif
goals-on-map = compte sur la carte
goals-first = Compter celui-ci sur la carte
goals-remove = Supprimer l’objectif
goals-remove-sure = Supprimer cet objectif et ses règles ?
goals-figures = { $conversions } conversions · { $customers } clients
goals-value = Valeur d’une conversion
goals-value-column = La colonne de rôle Montant
goals-value-about = Les montants sont dans la devise du projet.
people-about = Un client dont un événement est retenu par une de ces règles appartient au persona. Les segments de la carte et des chiffres les suivent.
people-figures = { $count ->
    [one] { $n } client · { $share } de l’ensemble
   *[other] { $n } clients · { $share } de l’ensemble
  }
people-no-rule = Pas encore de règle : personne dans les données ne peut être rattaché à ce persona.
new-map-no-data = Importez d’abord un export : une carte est alors proposée d’après ce que font les clients.
new-map-about = Proposée d’après ce que font les clients : décochez, renommez, changez d’étape. Tout s’annule en une fois.
new-map-name = Parcours d’après { $source }
new-map-title = Nom du parcours
new-map-goal = Quelle est la conversion ?
new-map-no-goal = Aucune pour l’instant
new-map-do = { $count ->
    [one] Dessiner la carte avec { $n } point de contact
   *[other] Dessiner la carte avec { $n } points de contact
  }
new-map-touchpoint = Point de contact
new-map-stage = Étape
new-map-take = Prendre « { $name } »
new-map-name-of = Nom de « { $value } »
new-map-stage-of = Étape de « { $name } »
view-filter = Filtrer
view-filtered = Filtres : { $n }
view-period = Période
view-from = Du
view-to = Au
view-segment = Segment
view-everybody = Tout le monde
view-device = Appareil
view-all-devices = Tous
view-status = Statut au moment du contact
view-status-no-goal = Demande un objectif avec une règle : Données, Objectifs.
view-session-gap = Fin de session après (min)
view-open-days = Encore en cours pendant (jours)
view-collapse = Compter une fois les répétitions de suite
view-everything = Tout montrer de nouveau
brush-about = Faites glisser pour choisir une période, double-cliquez pour tout revoir
## Forms of files and recognised exports
role-value-path = Chemin
role-value-conversions = Conversions
role-value-no-conversions = Sans conversion
time-format-value-epoch-ns = nanosecondes depuis 1970
duplicates-value-keep = Garder toutes les lignes
duplicates-value-rows = Retirer les lignes égales dans toutes les colonnes
duplicates-value-keys = Retirer les lignes égales dans les colonnes clés
source-kind-value-csv = CSV
source-kind-value-json = JSON
source-kind-value-json-lines = JSON, un objet par ligne
source-kind-value-parquet = Parquet
source-kind-value-xlsx = Classeur (XLSX)
source-kind-value-xes = Journal d’événements (XES)
tracking-bomb = Ce fichier compressé se décompresse en bien plus que ce que contient un fichier d’événements. Rien n’a été lu : {$file}
tracking-damaged = Ce fichier est incomplet ou endommagé ({$what}). Exportez-le de nouveau : {$file}
tracking-changed = Ce fichier a été modifié pendant sa lecture. Attendez qu’il soit complet, puis importez-le de nouveau : {$file}
tracking-no-table = Ce fichier ne contient aucun événement lisible ligne par ligne : {$file}
tracking-too-many-files = Ce dossier contient plus de 10 000 fichiers. Divisez-le : {$file}
tracking-bad-recipe = Ce n’est pas une recette de lecture ({$reason}) : {$file}
tracking-reason-bad-record = enregistrement incomplet
tracking-reason-total-line = ligne de totaux
tracking-reason-no-path = chemin sans étape
tracking-reason-bad-count = nombre de clients illisible
tracking-why-web-address = contient des adresses web complètes
tracking-why-paths = ses valeurs sont des chemins entiers
tracking-why-inside-cell = dans une cellule d’une autre colonne
tracking-why-recognised = connue par cet export
tracking-why-not-needed = inutile aux parcours
known-tried = Reconnu : { $name }
known-not-tried = Reconnu : { $name } (d’après sa description publiée ; pas essayé sur un véritable export)
offer-refusing = refusent la mesure
offer-bots = des programmes, pas des personnes
offer-tests = vos propres essais
offer-starts = des débuts dont la fin a sa propre ligne
offer-equal-rows = égales à une ligne précédente
source-excluded = dont robots et essais
source-row-of-file = { $file }, { $line }
cli-read-as = Lu comme { $form }
cli-offer = { $rows } des { $all } premières lignes : { $reason }. Pour les écarter : { $option }
cli-counted = Rien n’a été importé.
cli-recipe-saved = Recette gardée : { $file }
## Sécurité : récupération, verrou, sauvetage, copies, fichiers anciens et récents
file-older = « { $file } » vient d’une version antérieure de Parcours. Le fichier est mis à jour avant d’être ouvert ; l’ancien reste à côté.
salvage-put-back = Remis en place
recovery-does-not-fit = Le projet a reçu d’autres modifications entre-temps : celles qui ont été gardées ne peuvent pas y être ajoutées. Enregistrez-les comme un projet à part.
way-salvage = Sauver dans un nouveau fichier…
way-backup = Ouvrir la copie du { $date }…
way-migrate = Mettre à jour et ouvrir
way-wait = Continuer la lecture
rescue-salvaged = sauvé
rescue-recovered = récupéré
notice-migrated = Mise à jour faite. L’ancien fichier est { $path }.
notice-brought-back =
    { $count ->
        [one] Une modification a été récupérée et enregistrée.
       *[other] { $shown } modifications ont été récupérées et enregistrées.
    }
in-use-title = Déjà ouvert
in-use-here = « { $file } » est ouvert dans une autre fenêtre de cet ordinateur, depuis le { $since }.
in-use-user = { $name } a ouvert « { $file } » sur { $host }, depuis le { $since }.
in-use-somebody = « { $file } » est ouvert sur { $host }, depuis le { $since }.
in-use-what = Une seule fenêtre peut enregistrer dans un fichier. Si vous l’ouvrez quand même, la seconde personne qui enregistre en est avertie et garde son travail sous un autre nom.
in-use-read = Lecture seule
in-use-copy = Ouvrir une copie…
in-use-anyway = Ouvrir quand même
recovery-title = Non enregistré la dernière fois
recovery-about =
    { $count ->
        [one] Une modification de « { $file } » n’a pas pu être enregistrée : { $last } ({ $at }). Elle a été gardée.
       *[other] { $shown } modifications de « { $file } » n’ont pas pu être enregistrées, la dernière : { $last } ({ $at }). Elles ont été gardées.
    }
recovery-apply = Récupérer
recovery-copy = Enregistrer comme projet à part…
recovery-discard = Jeter…
salvage-title = Ce qui a été sauvé
salvage-whole = Tout a été sauvé.
salvage-parts = Voici ce qui a été sauvé. Le fichier endommagé reste tel quel.
salvage-table = { $name } : { $count }
salvage-unfit = , laissés de côté car dénués de sens : { $count }
salvage-from-history = , dont repris de l’historique : { $count }
salvage-not-all = , peut-être pas tout
salvage-no-history = L’historique n’est pas complet ({ $entries } entrées lisibles) : l’annulation repart de zéro.
salvage-images = Images : { $kept }, perdues : { $lost }
salvage-mended = Lignes, sous-étapes, étapes et parcours perdus et remis en place vides, pour que les fiches aient leur place : { $count }
salvage-name-project = Couverture du projet
salvage-name-persona = Personas
salvage-name-journey = Parcours
salvage-name-stage = Étapes
salvage-name-step = Sous-étapes
salvage-name-lane = Lignes
salvage-name-card = Fiches
salvage-name-feeling = Points de la courbe d’émotion
salvage-name-channel = Canaux
salvage-name-link = Liens
salvage-name-engagement = Engagements
salvage-name-comment = Commentaires
salvage-name-snapshot = Versions
salvage-name-view = Vues
salvage-name-source = Sources
salvage-name-goal = Objectifs des données
salvage-name-asset = Images nommées
files-rescue = Emplacement du nouveau fichier
saving-save-as = Enregistrer sous…
saving-kept = Vos modifications sont gardées sur cet ordinateur et vous seront proposées au prochain démarrage.
saving-not-kept = Vos modifications ne sont que dans cette fenêtre. Laissez-la ouverte et enregistrez sous un autre nom.
saving-newer = Fait par la version { $version }, qui ajoute des choses que cette version ne connaît pas. Il peut être lu ici ; mettez Parcours à jour pour y travailler.
settings-daily-copies = Copies quotidiennes des projets
welcome-reading = Lecture du fichier…
cli-try-salvage = Pour mettre ce qui est lisible dans un nouveau fichier : parcours salvage FICHIER NOUVEAU
cli-try-upgrade = Pour le mettre à jour : parcours upgrade FICHIER
cli-anyway = Fermez-le là-bas, ou ajoutez --anyway.
cli-is-today = Le fichier est déjà de cette version.
help-salvage =
    parcours salvage FICHIER NOUVEAU

    Met ce qui est lisible d’un projet endommagé dans un nouveau fichier et liste ce qui a été sauvé et ce qui ne l’a pas été.
    Le fichier endommagé reste tel quel.
help-upgrade =
    parcours upgrade FICHIER

    Réécrit un projet d’une version antérieure dans la forme de celle-ci. L’ancien fichier reste à côté.
recovery-keep = Garder
recovery-discard-sure = Jeter définitivement
saving-failed = Non enregistré
## What stays out of an import
import-left-out = Ce qui n’est pas repris
import-left-out-about = Ces lignes sont comptées, mais pas utilisées
import-offer = { $rows } des { $all } premières lignes, { $reason }
import-bots-and-tests = robots et tests
import-condition-add = Écarter d’autres lignes…
import-condition-why = Pourquoi elles sont écartées
import-condition-column = Colonne
import-leave-out = Écarter
import-duplicates = Lignes en double
import-duplicate-key = Même ligne si ces colonnes sont égales
import-no-key = Choisissez les colonnes qui identifient une ligne.
import-why-out = { $why } : { $what }

## Sharing and merging
merge-same-file = « { $file } » est le projet ouvert.
merge-unrelated = « { $file } » n’est pas une copie de ce projet mais un autre projet. Il est possible d’en reprendre des parcours.
merge-changed = Le projet a été modifié entre-temps. Relancez la fusion.
merge-name = « { $name } »
merge-deleted = supprimé
merge-kept = gardé
merge-deleted-or-changed = Supprimé dans une copie, modifié dans l’autre ; reste
merge-deleted-or-needed = Supprimé dans une copie, nécessaire dans l’autre ; est revenu
merge-another-place = ailleurs dans la même liste
merge-base = { $count ->
    [one] L’autre copie a { $shown } entrée de l’historique que celle-ci n’a pas.
   *[other] L’autre copie a { $shown } entrées de l’historique que celle-ci n’a pas.
}
merge-base-unknown = L’origine commune des deux copies est introuvable. Rien n’est supprimé et chaque différence est demandée.
merge-authors = Par : { $authors }
merge-counts = { $kind } : { $added } ajoutés, { $changed } modifiés, { $deleted } supprimés
merge-sources-left = Restent dans l’autre copie, car leurs lignes ne sont pas ici : { $names }
merge-images-missing = Images qui ne viennent pas, car l’autre copie ne les a pas entières : { $shown }
merge-conflicts = Revendiqué par les deux : { $shown }
merge-mine = ici : { $value }
merge-theirs = là-bas : { $value }
merge-chosen-mine = reste comme ici
merge-chosen-theirs = devient comme là-bas
merge-chosen-both = les deux restent
merge-done = Fusion faite. Une seule annulation la défait.
merge-nothing = Il n’y avait rien à reprendre.
merge-not-done = Rien n’a été modifié.
share-size = Environ { $megabytes } Mo
share-inside = Dans la copie :
share-journey = Parcours :
share-cards = { $count ->
    [one] { $shown } fiche
   *[other] { $shown } fiches
}
share-personas = { $count ->
    [one] { $shown } persona
   *[other] { $shown } personas
}
share-images = { $count ->
    [one] { $shown } image
   *[other] { $shown } images
}
share-comments = { $count ->
    [one] { $shown } commentaire
   *[other] { $shown } commentaires
}
share-measured = { $count ->
    [one] { $shown } carte avec des chiffres mesurés
   *[other] { $shown } cartes avec des chiffres mesurés
}
share-out-events = { $count ->
    [one] les lignes de { $shown } source : aucun événement, aucun client
   *[other] les lignes de { $shown } sources : aucun événement, aucun client
}
share-out-history = { $count ->
    [one] texte et auteur de { $shown } entrée de l’historique ; son empreinte suit, pour que la copie se fusionne
   *[other] textes et auteurs de { $shown } entrées de l’historique ; leurs empreintes suivent, pour que la copie se fusionne
}
share-out-comments = { $count ->
    [one] { $shown } commentaire (--comments l’emporte)
   *[other] { $shown } commentaires (--comments les emporte)
}
share-out-snapshots = { $count ->
    [one] { $shown } version nommée
   *[other] { $shown } versions nommées
}
share-out-images = { $count ->
    [one] { $shown } image que plus rien ne montre
   *[other] { $shown } images que plus rien ne montre
}
share-out-figures = { $count ->
    [one] { $shown } chiffre sur moins de clients que le plus petit groupe
   *[other] { $shown } chiffres sur moins de clients que le plus petit groupe
}
share-stays-out = Reste dehors :
share-out-deleted = tout ce qui a été supprimé
cli-undecided = Les deux copies revendiquent quelque chose. Dites ce qui reste : --keep mine, --keep theirs ou --keep both pour tout, --decide NUMÉRO=mine un par un.
cli-unrelated = « { $file } » n’est pas une copie de ce projet mais un autre projet. Pour en reprendre des parcours, ajoutez --journeys TITRE ou --journeys all. Il contient : { $titles }
cli-brought = Repris : { $titles }
help-share =
    parcours share FICHIER SORTIE [--comments] [--dry-run] [--replace] [--json] [--lang en|fr]

    Fait une copie d’un projet pour d’autres et dit ce qu’elle contient et ce qui reste dehors. Elle contient les cartes avec
    leurs personas, images et chiffres calculés, et les commentaires si --comments les demande. Jamais : les événements, les
    textes et auteurs de l’historique, ce qui a été supprimé, les chiffres sur moins de clients que le plus petit groupe.
    Ce qui revient se fusionne : parcours merge FICHIER SORTIE.

    --dry-run dit seulement ce qu’elle contiendrait. Un fichier nommé SORTIE est gardé, sauf avec --replace.
help-merge =
    parcours merge FICHIER AUTRE [--keep mine|theirs|both] [--decide NUMÉRO=mine|theirs|both]... [--dry-run] [--json]
                   { "[" }--journeys TITRE|all]... [--anyway] [--lang en|fr]

    Reprend AUTRE, une autre copie du projet, dans FICHIER ; aussi une copie faite par share. Ce qu’une seule copie a modifié
    est repris. Ce que les deux ont modifié est listé avec les deux valeurs, ici (mine) et là-bas (theirs). Une seule
    annulation défait la fusion, et fusionner encore les mêmes copies ne change rien. AUTRE est seulement lu.

    --keep décide tout ce que les deux revendiquent ; both garde deux textes l’un derrière l’autre et laisse le reste comme
    proposé. --decide en décide un, par son numéro dans la liste, et passe avant --keep. --dry-run liste seulement.
    Si quelque chose n’est pas décidé, rien n’est modifié.

    D’un fichier qui n’est pas une copie mais un autre projet, --journeys reprend des parcours (par titre ou numéro, ou all)
    avec leurs personas, canaux et images.

    Code de retour : 0 fusionné, ou rien à fusionner ; 1 échec ; 2 mauvaise demande ; 3 non décidé, rien n’a été modifié.

## Sharing and merging
## Historique et versions
edit-snapshot = nommer la version « { $name } »
edit-value-snapshot = nommer une version
edit-restore = revenir à « { $name } »
edit-value-restore = revenir à un moment antérieur
history-not-kept = Cette copie ne garde pas les textes de l’historique jusque-là : la carte de ce moment n’y est pas connue.
history-same = Tout est comme à ce moment. Rien n’a été modifié.
command-history = Historique
command-snapshot = Nommer cette version
diary-value-cards = fiches
diary-value-emotion = émotion
diary-value-columns = étapes, sous-étapes, lignes
diary-value-journeys = parcours
diary-value-personas = personas
diary-value-comments = commentaires
diary-value-data = données
diary-value-snapshots = versions
diary-undone = annulé : { $step }
diary-redone = rétabli : { $step }
diary-title = Journal
diary-all = Tout afficher
diary-found = { $count } trouvés
diary-search = Chercher ce qui a été fait
diary-person = Qui
diary-everybody = Tous
diary-about = Quoi
diary-everything = Tout
diary-day = Jour
diary-every-day = Chaque jour
diary-empty = Rien n’a encore été modifié. Dès la première modification, chacune figure ici.
diary-nothing-found = Rien de tel n’a été fait.
diary-today = Aujourd’hui
diary-yesterday = Hier
diary-steps =
    { $count ->
        [one] 1 modification
       *[other] { $shown } modifications
    }
diary-not-kept = texte non conservé dans cette copie
diary-nobody = sans nom
diary-more = et { $count } de plus
diary-added = { $thing } : ajout
diary-removed = { $thing } : suppression
diary-changed = { $thing } : « { $before } » → « { $after } »
diary-thing = { $thing } « { $name } »
diary-your-name = Votre nom dans l’historique et les commentaires
diary-your-name-hint = Encore personne
thing-stage = étape
thing-step = sous-étape
thing-lane = ligne
thing-journey = parcours
thing-persona = persona
thing-feeling = émotion
thing-comment = commentaire
thing-snapshot = version
thing-source = source
thing-view = vue
thing-goal = objectif
thing-channel = canal
thing-project = projet
player-slow = 1 par seconde
player-medium = 4 par seconde
player-fast = 16 par seconde
player-whole = Tout en 30 secondes
player-back = Modification précédente
player-on = Modification suivante
player-play = Lire
player-pause = Pause
player-place = { $place } sur { $count }
player-speed = Vitesse
player-slider = Moment de l’historique
snapshots-title = Versions
snapshots-none = Donnez un nom à une version, par exemple « après l’atelier », pour la retrouver.
snapshots-elsewhere = elle est dans une autre copie
snapshots-forget = Retirer le nom « { $name } »
snapshots-rename = Renommer « { $name } »
snapshot-what = Le nom reste sur cette version, quoi qu’il change ensuite.
snapshot-name = Nom
snapshot-keep = Garder
history-restore = Restaurer cette version
history-name = Nommer
history-back = Retour à la carte
history-beginning = Le début
history-before-all = Avant la première modification
history-now = Maintenant
history-after = { $step } · { $about }
history-safety = Avant le retour, { $at }
history-restore-title = Restaurer la version { $at } ?
history-restore-what = Parcours, fiches et personas redeviennent ce qu’ils étaient. L’état actuel est d’abord gardé comme version « { $name } », et une seule annulation le ramène. Les versions et les données importées restent telles quelles.
notice-snapshot = Cette version s’appelle maintenant « { $name } ».
notice-restored = Version { $at } restaurée. Une seule annulation ramène tout.
edit-compact = alléger les images
file-quota = Votre quota sur ce disque est épuisé. Libérez de la place dans ce que vous y gardez, puis réessayez.
key-missing = La clé de ce projet n’est pas sur cet ordinateur : personne ne peut être retrouvé dans ses données ici. Importez-la depuis l’ordinateur qui a lu les données.
key-other = Il y a déjà une autre clé pour ce projet sur cet ordinateur. Elle a été gardée : avec une autre, le même client compterait pour deux.
key-not-its = « { $file } » n’est pas une clé de ce projet.
unit-bytes = octets
unit-kilobytes = Ko
unit-megabytes = Mo
compact-nothing = Aucune image n’est inutilisée.
compact-images =
    { $count ->
        [one] 1 image que rien n’affiche part, { $size } se libèrent.
       *[other] { $shown } images que rien n’affiche partent, { $size } se libèrent.
    }
compact-keeps-undo = Tout ce qui peut être annulé ou rétabli, et chaque version, garde ses images ; les moments du journal sans nom peuvent montrer une place vide pour une image qui part.
compact-ends-undo =
    { $count ->
        [one] L’annulation s’arrête ici : la modification faite jusqu’à maintenant ne peut plus être annulée ni rétablie. Le journal et chaque version restent.
       *[other] L’annulation s’arrête ici : les { $shown } modifications faites jusqu’à maintenant ne peuvent plus être annulées ni rétablies. Le journal et chaque version restent.
    }
notice-compacted = Le fichier est plus petit de { $size }.
erased-nothing = Personne n’a cet identifiant dans les données.
erased = { $count ->
    [one] Effacé : { $number } événement.
   *[other] Effacé : { $number } événements.
}
erased-values = { $count ->
    [one] Aussi { $number } valeur qui contenait l’identifiant ou que personne d’autre n’avait.
   *[other] Aussi { $number } valeurs qui contenaient l’identifiant ou que personne d’autre n’avait.
}
erased-rejected = { $count ->
    [one] Et { $number } ligne rejetée qui la nommait.
   *[other] Et { $number } lignes rejetées qui la nommaient.
}
erased-figures = Les chiffres sont ceux des autres.
erased-aside = Un fichier de données endommagé a été mis de côté et ne peut pas être fouillé. Supprimez-le vous-même : { $path }
erased-mentions = L’identifiant figure aussi dans des textes de la carte ({ $records }) et dans des modifications de l’historique ({ $entries }). À vous de les modifier ; une copie partagée laisse de côté les textes de l’historique.
key-exported = La clé est dans { $path }. Qui l’a avec les données peut retrouver un identifiant connu : ne la donnez qu’à qui en a le droit.
key-imported = La clé est maintenant sur cet ordinateur.
cli-moment = version : { $name }
cli-no-moment = Aucune version ne s’appelle « { $name } », et ce n’est pas le numéro d’une modification.
cli-restored = Retour à « { $name } ». Ce qui était là est gardé comme version « { $safety } ».
help-history =
    parcours history FICHIER [--json]

    Affiche le journal du projet : chaque modification avec son numéro, quand, qui et quoi ; les versions sous la
    modification qu’elles nomment.
help-snapshot =
    parcours snapshot FICHIER NOM [--anyway]

    Donne un nom au moment présent, pour y revenir.
help-restore =
    parcours restore FICHIER MOMENT [--anyway]

    Revient à un moment : le nom d’une version, ou le numéro d’une modification qu’affiche « history ». L’état actuel est d’abord
    gardé comme version ; l’annulation le ramène. Les versions et les données importées restent telles quelles.
help-compact =
    parcours compact FICHIER [--end-undo] [--anyway]

    Retire du fichier les images que ni les cartes, ni l’annulation, ni une version ne peuvent afficher. --end-undo retire
    aussi celles que seule l’annulation peut afficher ; alors rien de ce qui est fait ne peut plus être annulé. Dit d’abord
    ce qui part.
help-erase =
    parcours erase FICHIER IDENTIFIANT [--anyway]

    Efface une personne des données à côté du projet et des chiffres, par l’identifiant que connaissait l’export. Il faut la
    clé du projet sur cet ordinateur. L’export lui-même l’a toujours : le relire la ramène.
help-key =
    parcours key export FICHIER CLÉ
    parcours key import FICHIER CLÉ

    Porte la clé qui fait des pseudonymes des identifiants de clients sur un autre ordinateur, dans un fichier que seul son
    propriétaire peut lire.
command-compact = Alléger le fichier
compact-do = Alléger
compact-or = Ou plus loin : { $more }
compact-end-undo = Alléger et arrêter l’annulation
work-one-at-a-time = Une chose à la fois : { $doing }
work-saving = Enregistrement du projet dans un autre fichier…
work-copying = Écriture de la copie…
work-salvaging = Récupération de ce qui est lisible dans un nouveau fichier…
work-migrating = Mise à jour du fichier…
work-compacting = Allègement du fichier…
work-erasing = Effacement de la personne…
data-people-behind = Clients
data-privacy = Vie privée
erase-title = Effacer une personne
erase-about = Quand quelqu’un demande à être oublié
erase-what = Retire chaque événement de cette personne des données à côté du projet, les lignes rejetées qui contiennent l’identifiant, et recalcule tous les chiffres sans elle. Le fichier est réécrit et fouillé, octet par octet, avant de prendre la place de l’ancien.
erase-not = L’export qui a été lu n’est pas modifié : le relire ramène la personne. Ni les copies qui sont ailleurs, ni les textes que quelqu’un a écrits sur la carte ne sont touchés.
erase-begin = Effacer une personne…
erase-no-undo = Cela ne peut pas être annulé.
erase-id = Identifiant de la personne
erase-id-about = Comme il figurait dans l’export, à la lettre près. Il n’est pas conservé.
erase-do = Effacer cette personne
key-title = Clé de ce projet
key-about = Ce qui fait des pseudonymes des identifiants de clients ; elle est sur cet ordinateur, pas dans les fichiers
key-what = Qui lit d’autres données des mêmes clients sur un autre ordinateur, ou y efface quelqu’un, a besoin de la même clé. Ne la donnez qu’à qui a le droit de savoir qui est qui.
key-export = Exporter la clé…
key-import = Importer une clé…
files-export-key = Où va la clé ?
files-import-key = Quelle clé ?

## Comparing two maps, bringing copies together, sharing
record-card = Fiche
record-snapshot = Version
record-view = Vue
record-source = Source
record-goal = Objectif des données
field-order = Place
field-empty = vide
field-yes = oui
field-no = non
field-not-shown = sans lecture possible
field-rule-list = Ordre des règles
field-silenced = Remarques écartées
field-author = Auteur
field-when = Quand
field-objectives = Objectifs
field-icon = Icône
field-media = À qui est le média
field-traceable = Laisse une trace
field-direct = Compte comme direct
field-channel-place = En ligne ou hors ligne
field-counted = Ce qui est compté
field-entry = Moment
field-recipe = Façon de le lire
field-origin = Où il était
field-format = Format
field-pixels = Taille en pixels
compare-added = ajouté
compare-removed = retiré
compare-moved = déplacé
compare-changed = modifié
compare-moved-way = de « { $from } » à « { $to } »
compare-moved-order = a changé de place avec ses voisins
compare-changed-field = { $name } : { $before } → { $after }
compare-mark-moved-to = déplacé vers { $place }
compare-mark-moved-from = déplacé de { $place }
compare-mark-more =
    { $count ->
        [one] { $names } et { $count } autre
       *[other] { $names } et { $count } autres
    }
compare-mark-was = était { $value }
compare-mark-is = devient { $value }
compare-names = Comparés : { $before } → { $after }
compare-whole-map = La carte entière
compare-list-title = { $before } → { $after }
compare-list-none = Aucune différence.
compare-column-sort = Différence
compare-column-kind = Quoi
compare-column-name = Nom
compare-column-stage = Étape
compare-column-field = Champ
compare-column-before = Avant
compare-column-after = Après
compare-now = Maintenant
compare-this-file = Ce fichier
room-compare = Comparer
command-compare = Comparer
command-compare-file = Comparer ou fusionner avec un fichier…
command-share = Partager une copie…
compare-start-title = Comparer avec…
compare-start-about = Deux cartes superposées ou côte à côte : ce qui a été ajouté, retiré, déplacé et modifié.
compare-start-journeys = Un autre parcours de ce projet
compare-start-moments = Une version antérieure de cette carte
compare-start-file = Un autre fichier
compare-start-file-about = Une copie de ce projet qui revient est fusionnée. D’un autre projet, des parcours peuvent être repris.
compare-start-no-journey = Ce projet n’a qu’un parcours.
compare-start-no-moment = Aucune version n’a encore de nom.
compare-start-choose = Choisir un fichier…
compare-pair = sa paire
compare-with = Comparer avec
compare-moment-gone = Cette copie ne garde pas ce qu’il faut pour montrer ce moment.
compare-reading = Lecture de l’autre fichier…
compare-over = Superposées
compare-beside = Côte à côte
compare-else = Comparer autre chose…
compare-own-journey = Parcours de ce fichier
compare-other-journey = Parcours de « { $file } »
compare-tab-differences = Différences
compare-tab-conflicts = Décider
compare-tab-journeys = Reprendre
compare-filtered = Rien de ce qui est choisi ci-dessus.
compare-same = Les deux cartes sont identiques.
compare-show-sort = Montrer { $sort } : { $count }
compare-export-picture = Image…
compare-export-list = Liste…
compare-map-both = Les deux cartes superposées
compare-map-of = Carte : { $name }
compare-file-name = { $stem } comparé
compare-mine = Ce fichier
compare-theirs = L’autre copie
compare-decided = { $count ->
    [one] { $done } sur { $number } décidée
   *[other] { $done } sur { $number } décidées
  }
compare-no-conflict = Les copies ne se contredisent pas. Ce qui a été fait dans l’une et dans l’autre est gardé.
compare-conflict-of = { $place } sur { $count }
compare-keep-mine = Ma version
compare-keep-theirs = L’autre
compare-keep-both = Les deux
compare-taken = retenue si vous ne décidez pas
compare-chosen = choisie
compare-mine-deleted = Vous l’avez supprimé ; l’autre copie l’a modifié. Il reste si vous ne décidez pas autrement.
compare-theirs-deleted = L’autre copie l’a supprimé ; vous l’avez modifié. Il reste si vous ne décidez pas autrement.
compare-mine-revived = Vous l’avez supprimé, mais l’autre copie en a besoin. Il revient si vous ne décidez pas autrement.
compare-theirs-revived = L’autre copie l’a supprimé, mais votre carte en a besoin. Il reste si vous ne décidez pas autrement.
compare-keep-it = Le garder
compare-delete-it = Le supprimer
compare-previous = Précédente
compare-next = Suivante
compare-by = Y ont travaillé : { $names }
compare-sources-left = Ces sources ne viennent pas, car leurs lignes ne sont pas ici : { $names }
compare-bring = Fusionner
compare-bring-about = Une seule annulation défait tout.
compare-nothing-new = L’autre copie n’a rien que celle-ci n’ait déjà.
compare-brought = « { $file } » est fusionné. Une seule annulation défait tout.
compare-unrelated = « { $file } » est un projet à part. Comparez deux des parcours, ou reprenez-en.
compare-take = { $count ->
    [0] Reprendre des parcours
    [one] Reprendre { $number } parcours
   *[other] Reprendre { $number } parcours
  }
compare-taken-over = { $count ->
    [one] { $number } parcours a été repris. Annuler le retire.
   *[other] { $number } parcours ont été repris. Annuler les retire.
  }
files-compare = Choisir l’autre fichier
files-share = Emplacement de la copie partagée
files-list = Emplacement de la liste
files-share-name = pour d’autres
share-title = Partager une copie
share-about = Elle s’ouvre et se modifie comme ce fichier. Les modifications reçues peuvent être fusionnées avec les vôtres.
sharing-inside = Dans la copie
share-outside = Restent ici
sharing-size = { $size } ko
share-journeys = Parcours
sharing-cards = Fiches
sharing-measured = Cartes mesurées, en chiffres
share-history = Modifications de l’historique, sans textes ni noms
sharing-comments = Commentaires
share-sources = Sources avec leurs événements
share-texts = Textes et auteurs de l’historique
share-snapshots = Versions
sharing-images = Images que rien ne montre
share-figures = Chiffres de petits groupes
share-with-comments = Avec les commentaires
share-measuring = Examen de ce qui y va…
share-do = Créer la copie…
share-making = Copie en cours { $path }…
share-done = La copie partagée est enregistrée : { $path }
help-compare =
    parcours compare A B SORTIE [--journey TITRE] [--with TITRE] [--beside]
                   { "[" }--format png|svg|pdf|md|csv] [--theme light|dark]

    Confronte une carte de A à une carte de B et écrit les deux superposées en image (.png, .svg, .pdf), ou les
    différences en liste (.md, .csv). --journey nomme la carte de A, --with celle de B ; sans eux la première carte de A et
    la même de B, ou celle de son nom. Où B est A, le parcours de sa paire. --beside : côte à côte.
history-compare = Comparer avec l’état actuel

## Comparer et partager : ce que la promenade a demandé
compare-working = Comparaison en cours…
compare-all-open = Tout ce qui reste :
compare-all-mine = ma version
compare-all-theirs = l’autre
compare-undecided =
    { $count ->
        [one] 1 n’est pas décidée : ce qui est marqué est retenu. Une seule annulation défait tout.
       *[other] { $number } ne sont pas décidées : ce qui est marqué est retenu. Une seule annulation défait tout.
    }
share-dialog-images = Images
bottom-needs-source = Les chiffres ont besoin des données source, qui ne sont pas à côté de ce fichier.
saving-merge = Enregistrer et fusionner…
## Sources of several shapes, and what the command line takes for granted
parts-about = { $count ->
    [one] { $n } source : regardez-la pour l’importer.
   *[other] Il y a { $n } sortes de fichiers : chacune devient une source. Regardez celles qui vous intéressent.
}
parts-files = Fichiers
parts-size = Taille
parts-what = Ce que c’est
parts-look = Regarder { $name } pour l’importer
parts-look-short = Regarder…
parts-ready = Colonnes reconnues, prêt à importer
parts-imported = Importé
parts-done = Terminé
cli-parts-option = Les fichiers n’ont pas les mêmes colonnes ({ $names }), et { $option } concerne l’un d’eux. Nommez ce fichier seul.
cli-parts-left = Non importé : { $name }. { $why }
cli-ambiguous = Des dates comme { $sample } se lisent de deux façons ; lues ici : { $format }. --time-format day-first ou month-first en décide autrement.
cli-zone-assumed = Les heures ne nomment pas de fuseau : { $zone } est supposé. --time-zone en décide autrement.
import-ready-paths = Chaque ligne devient autant de clients qu’elle en compte.
source-no-times = sans dates
compare-list-item = { $kind } : { $name }
