## Numbers and units
unit-days = d

## Values of the closed lists
language-value-english = English
language-value-french = Français
persona-value-consumer = Consumer (B2C)
persona-value-professional = Professional (B2B)
state-value-as-is = As is
state-value-to-be = To be
state-value-competitor = Competitor
journey-value-map = Journey map
journey-value-blueprint = Service blueprint
status-value-draft = Draft
status-value-in-review = In review
status-value-agreed = Agreed
status-value-archived = Archived
phase-value-need = Need
phase-value-comparison = Comparison
phase-value-decision = Decision
phase-value-loyalty = Loyalty
phase-value-other = Other
moment-value-before = Before the purchase
moment-value-during = During the purchase
moment-value-after = After the purchase
lane-value-actions = Actions
lane-value-touchpoints = Touchpoints
lane-value-thoughts = Thoughts
lane-value-verbatims = Verbatims
lane-value-emotion = Emotion
lane-value-moments = Moments of truth
lane-value-pains = Pain points
lane-value-gains = Gains
lane-value-opportunities = Opportunities
lane-value-metrics = Metrics
lane-value-needs = Needs and expectations
lane-value-criteria = Choice criteria
lane-value-triggers = Triggers
lane-value-channels = Channels
lane-value-messages = Messages
lane-value-images = Storyboard
lane-value-physical-evidence = Evidence
lane-value-front-stage = Front stage
lane-value-back-stage = Back stage
lane-value-support = Support processes
lane-value-owners = Owners
lane-value-notes = Notes
card-value-action = Action
card-value-touchpoint = Touchpoint
card-value-thought = Thought
card-value-verbatim = Verbatim
card-value-moment = Moment of truth
card-value-pain = Pain point
card-value-gain = Gain
card-value-opportunity = Opportunity
card-value-metric = Metric
card-value-need = Need
card-value-criterion = Choice criterion
card-value-trigger = Trigger
card-value-note = Note
card-value-image = Image
evidence-value-assumed = assumed
evidence-value-partly = partly
evidence-value-validated = validated
level-value-low = low
level-value-medium = medium
level-value-high = high
opportunity-value-idea = idea
opportunity-value-planned = planned
opportunity-value-in-progress = in progress
opportunity-value-done = done
opportunity-value-dropped = dropped
moment-type-value-zmot = ZMOT
moment-type-value-fmot = FMOT
moment-type-value-smot = SMOT
moment-type-value-tmot = TMOT
moment-type-value-own = Moment of truth
direction-value-up = more is better
direction-value-down = less is better
channel-value-online = online
channel-value-offline = offline
media-value-owned = owned
media-value-paid = paid
media-value-earned = earned
media-value-partner = partner
traceable-value-by-itself = by itself
traceable-value-with-code = with a code
traceable-value-not-at-all = not at all
link-value-next = Next
link-value-alternative = Alternative
link-value-branch = Branch
link-value-loop = Loop
link-value-front-to-back = Front to back
engagement-value-none = none
engagement-value-low = low
engagement-value-medium = medium
engagement-value-high = high
comparison-value-is = is
comparison-value-is-one-of = is one of
comparison-value-contains = contains
comparison-value-is-not = is not
role-value-field = Field
role-value-customer = Customer
role-value-time = Time
role-value-end-time = End time
role-value-event = Event
role-value-channel = Channel
role-value-value = Value
role-value-left-out = Left out
time-format-value-year-first = year first
time-format-value-day-first = day first
time-format-value-month-first = month first
time-format-value-epoch-s = seconds since 1970
time-format-value-epoch-ms = milliseconds since 1970
time-format-value-epoch-us = microseconds since 1970
unit-value-customer = Customers
unit-value-session = Sessions

## Tracking: files of events
tracking-not-found = There is no such file: {$file}
tracking-folder = There is no file of events in this folder: {$file}
tracking-not-a-file = This is not a file that can be read to its end: {$file}
tracking-empty = The file is empty: {$file}
tracking-no-rows = There are no rows below the header: {$file}
tracking-spreadsheet = This is a workbook of an old format. Open it in your spreadsheet program and save it as XLSX or CSV: {$file}
tracking-compressed = This file is compressed. Unpack it first: {$file}
tracking-binary = This file holds no text. Export it again as CSV: {$file}
tracking-too-many-columns = There are too many columns ({$found} or more; {$limit} at most). Check the delimiter, or export fewer columns: {$file}
tracking-line-too-long = One row is longer than 16 MB. Check the delimiter and the quotation marks: {$file}
tracking-too-many-rows = There are more rows than one source can hold. Split the file: {$file}
tracking-no-customer-column = No column tells who the customer is. Choose one. A table of sums, such as the costs of advertising, follows nobody.
tracking-no-time-column = No column tells when it happened. Choose one.
tracking-role-twice = Two columns have the role “{$role}”. Only one can have it.
tracking-missing-column = The column “{$name}” is not in this file. Choose another one: {$file}
tracking-bad-delimiter = “{$delimiter}” cannot stand between columns. Choose another delimiter.
tracking-bad-encoding = “{$name}” is no known encoding. Choose another one.
tracking-bad-time-zone = “{$name}” is no known time zone. Choose one such as Europe/Paris.
tracking-stopped = The import was stopped. Nothing was changed.
tracking-io = The file could not be read ({$reason}): {$file}
tracking-reason-no-customer = no customer
tracking-reason-no-time = no time
tracking-reason-bad-time = time cannot be read
tracking-reason-bad-amount = amount cannot be read
tracking-reason-too-few-columns = { $n ->
    [one] only {$found} column instead of {$expected}
   *[other] only {$found} columns instead of {$expected}
}
tracking-reason-too-many-columns = { $n ->
    [one] {$found} column instead of {$expected}
   *[other] {$found} columns instead of {$expected}
}
tracking-reason-open-quote = quotation mark never closed
tracking-why-name = its name says so
tracking-why-repeats = its values come again and again, as ids do
tracking-why-times = all values are times, {$format}
tracking-why-few-texts = { $n ->
    [one] {$count} text that comes again and again
   *[other] {$count} texts that come again and again
}
tracking-why-email = holds e-mail addresses
tracking-why-phone = holds telephone numbers
tracking-why-ip = holds IP addresses
tracking-why-person-name = holds names of people
tracking-why-address = holds postal addresses
tracking-why-birth = holds dates of birth
tracking-why-other-time = another column already tells the time
tracking-why-all-different = every row has a value of its own
tracking-why-nested = holds nested data (JSON)
tracking-why-long-texts = holds long texts
tracking-why-empty = is empty
tracking-why-kept = can be used in rules and filters
## Proposals of rules
proposal-why-same = “{ $value }” says “{ $wanted }”, as the touchpoint does
proposal-why-synonym = “{ $offered }” in “{ $value }” means the same as “{ $wanted }”
proposal-why-spelling = “{ $offered }” in “{ $value }” is written nearly like “{ $wanted }”
## Fields of the panels
field-date-placeholder = e.g. 30 Nov 2026
field-date-unreadable = This day cannot be read. Write it as 30/11/2026 or 2026-11-30.
field-number-unreadable = This number cannot be read. Write it as 12.5.
color-violet = violet
color-indigo = indigo
color-blue = blue
color-teal = teal
color-green = green
color-olive = olive
color-ochre = ochre
color-brown = brown
color-red = red
color-grey = grey
## Files
file-not-found = There is no file “{ $file }”.
file-no-file = “{ $file }” is not a file.
file-no-permission = You may not read “{ $file }”. Ask its owner, or open a copy that is yours.
file-too-large = “{ $file }” is larger than 2 GB: no project is that large. Nothing was changed.
file-not-ours = “{ $file }” is not a Parcours project. Nothing was changed.
file-too-new = “{ $file }” was made by a newer version ({ $version }). Update Parcours to open it. Nothing was changed.
file-foreign = “{ $file }” holds something that Parcours does not put into a project (“{ $name }”), so it was not opened. Nothing was changed.
file-damaged = “{ $file }” is damaged ({ $table }). The original stays as it is. Open a copy or an earlier version of it.
file-locked = Another program is using “{ $file }”. Close it there, then try again. Nothing was changed.
file-too-slow = Reading “{ $file }” takes too long. Copy it to this computer and open the copy. Nothing was changed.
file-unreadable = “{ $file }” could not be read: { $reason }. Nothing was changed.
file-read-only = This project can only be read. Save a copy to work on it.
file-disk-full = The disk is full. Make room on it, then try again.
file-not-writable = You may not write in this folder. Choose another one.
file-exists = There is already a file “{ $file }”. Choose another name.
file-is-open = “{ $file }” is the project you are working on. Choose another name for the copy.
file-unfinished = Beside “{ $file }” lies the unfinished write of an earlier file of this name. Choose another name.
file-changed-by-other = The project file was changed by another program. Merge the two versions, or save yours under another name.
file-moved = “{ $file }” was moved, deleted or replaced. Save yours under another name, or merge it with what is there now.
file-read-back = “{ $file }” could not be read back as it was written. Save yours to another place.
file-other-project = “{ $file }” belongs to another project. Move it away, then try again.
file-other = “{ $file }” could not be written: { $reason }.
view-all-data = All data
saving-saved = Saved
saving-saving = Saving…
saving-not-saved = Not saved: { $reason }
## Words on the map
map-stage = Stage
map-step = Step
map-i-want = I want
map-starts = Starts when: { $text }
map-ends = Ends when: { $text }
map-review = review { $date }
map-no-persona = Who is this journey about? Add a persona.
map-no-stage = Start with a template, or type the first stage.
map-customers = { $count ->
    [one] { $shown } customer
   *[other] { $shown } customers
}
map-sessions = { $count ->
    [one] { $shown } session
   *[other] { $shown } sessions
}
map-fewer = fewer than { $limit }
map-fewer-customers = fewer than { $limit } customers
map-leave = { $share } leave
map-cannot-be-measured = cannot be measured
map-never-seen = never seen
map-not-linked = not linked to the data
map-estimated = ≈ { $shown } estimated
map-goes-on-or-gives-up = goes on or gives up
map-delighted = delighted
map-neutral = neutral
map-upset = upset
map-highest = highest
map-lowest = lowest
map-last = last
map-severity-low = minor
map-severity-medium = moderate
map-severity-high = severe
map-frequency-low = rare
map-frequency-medium = sometimes
map-frequency-high = often
map-weight-low = low
map-weight-medium = medium
map-weight-high = high
map-impact-effort = { $impact } / { $effort }
map-impact = { $impact } impact
map-effort = { $effort } effort
map-metric-from = from { $value }
map-measured = measured:
map-not-measured = No data: drawn, not measured
map-stages-in-order = stages: reached one after the other
map-figures-not-here = Drawn; no measured figures at hand

## What a screen reader says of the map
map-spot-journey = Journey: { $title }
map-spot-persona = Persona: { $name }
map-spot-stage = Stage: { $name }, { $place } of { $count }
map-spot-step = Step: { $name }, stage { $stage }
map-spot-lane = Lane: { $title }
map-spot-card = { $kind }: { $title }, stage { $stage }, step { $step }, { $place } of { $count } in the cell
map-spot-feeling = Emotion: { $named }, { $value } of 2, stage { $stage }, step { $step }
## Exports
export-error = The picture was not exported: { $reason }. Nothing was overwritten.
export-reason-no-folder = the folder does not exist
export-reason-is-folder = a folder has this name
export-reason-not-allowed = this folder or file must not be changed
export-reason-full = the disk is full
export-reason-too-large = { $width } × { $height } pixels are too many
export-reason-stopped = it was stopped

## Canvas
canvas-new-stage = New stage
canvas-new-step = New step
canvas-type-title = Type a title
canvas-edit-title = Title
canvas-type-to-add = Type to add a card.
canvas-type-here = Type here
canvas-set-feeling = Type or click an emotion
canvas-map = Journey map
canvas-empty-cell = Empty cell: { $lane }, { $step }

## Menus of the map
menu-rename = Rename
menu-insert-before = Insert before
menu-insert-after = Insert after
menu-add-lane = Add a lane
menu-move-left = Move left
menu-move-right = Move right
menu-move-up = Move up
menu-move-down = Move down
menu-hide = Hide
menu-delete = Delete
menu-project = Project menu

## Keys
key-delete = Del
key-shift = Shift
key-enter = Enter
key-escape = Esc
key-arrows = Arrows
key-wheel = Ctrl+wheel
keys-walk = Walk over the map
keys-move = Move what is selected
keys-edit = Edit in place
keys-delete = Delete what is selected
keys-escape = Select nothing, drop a drag
keys-wheel = Zoom to the pointer

## Commands
command-new = New map
command-open = Open…
command-open-recent = Open recent
command-open-sample = Open the sample
command-save-copy = Save a copy…
command-close = Close
command-undo = Undo
command-redo = Redo
command-undo-step = Undo: { $step }
command-redo-step = Redo: { $step }
command-import = Import tracking data…
command-export = Export…
command-copy-image = Copy as image
command-fit = Fit
command-actual-size = 100%
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-add = Add: { $kind }
command-shortcuts = Keyboard shortcuts
recent-none = No other files yet

## Files
files-open = Open a project
files-new = Where should the new project be kept?
files-save-copy = Save a copy
files-import = Import tracking data
files-export = Export the map
files-path = Path of the file
files-save = Save
files-choose = Open
files-missing = There is no file “{ $path }”.
files-no-folder = There is no such folder: “{ $path }”.
files-new-name = journey
files-copy-name = copy
cancel = Cancel

## Export dialog
export-title = Export the map
export-width = Width in pixels
export-pixels = { $width } × { $height } pixels
export-outlines = Text as shapes: looks the same everywhere
export-page = Page
export-page-map = As large as the map
export-page-a4 = A4, landscape
export-page-a3 = A3, landscape
export-with-data = With data
export-dark = Dark
export-do = Export

## Top bar
top-export = Export
top-import = Import data
saving-read-only = Read-only
saving-retry = Try again
room-map = Map
room-personas = Personas
room-data = Data
settings-language = Language
settings-theme = Appearance
settings-theme-system = As the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-still = Less motion

## Left panel
left-journeys = Journeys
left-add-journey = Add a journey
left-new-journey = New journey
left-personas = Personas
left-add-persona = Add a persona
left-new-persona = New persona
left-no-persona = Who is this journey about? Add a persona.
left-add = Add to the map
left-lanes = Lanes
left-hide = Hide { $name }
left-show = Show { $name }
left-tile-help = Click to add it to the selected column, drag it onto the map, or press { $keys }.
left-tile-moment = Moment

## Bottom bar
bottom-no-data = Drop an export here (CSV, Excel, JSON): the map will show how many customers come by.
bottom-on-map = On the map
bottom-customers = Customers, time, losses
bottom-flows = Flows
bottom-funnel = Funnel in the stages
bottom-per = Funnel counts { $unit }
bottom-totals = { $events } events · { $customers } customers · { $sessions } sessions · { $share } on the map
bottom-days = Customers a day
bottom-day =
    { $day }: { $count ->
        [one] { $customers } customer
       *[other] { $customers } customers
    }

## Welcome
welcome-what = Draw customer journeys, and see what customers really do.
welcome-sample = A finished map with example data: look around, change everything.
welcome-new = From a template with stages and questions, or from a blank map.
welcome-open = A project from this computer.
welcome-making-sample = Making the sample and its example data…

## Messages
message-title = That did not work
message-read = Close
notice-undone = Undone: { $step }
notice-redone = Brought back: { $step }
notice-copied = Copy saved: { $path }
notice-image-copied = The map is on the clipboard as an image.

## The check of the map
check-level-to-fix = To fix
check-level-to-complete = To complete
check-level-to-consider = To consider
check-nothing = Nothing missing that we could find.
check-no-persona = Nobody walks this journey yet: add a persona.
check-no-goal = Say what the customer wants to achieve, in their own words.
check-no-limits = Where does this journey begin and end? “{ $title }” does not say.
check-company-start = The journey starts at your door. What happened to the customer before?
check-nothing-after = Nothing happens after the purchase: use, service, return and recommendation are missing.
check-too-many-stages = { $n } stages are hard to read. Group some, or make two journeys.
check-empty-stage = “{ $stage }” is empty.
check-no-touchpoint = How does the customer meet you in “{ $stage }”? There is no touchpoint.
check-only-online = Every touchpoint is online. No shop, phone, parcel, paper or friend?
check-only-owned = Nobody else speaks here: no review, forum or recommendation.
check-no-channel = “{ $card }” has no channel.
check-flat-emotion = The emotion never moves. Is there really no high and no low?
check-emotion-unfounded = The emotion is { $value } at “{ $step }”, but nothing says why.
check-no-moment = Where does the customer decide to go on or to leave? Mark a moment of truth.
check-too-many-moments = { $n } moments of truth in “{ $stage }”: if all are decisive, none is.
check-pain-alone = No opportunity answers “{ $card }”, a severe pain point.
check-opportunity-alone = Which pain point or need does “{ $card }” answer?
check-opportunity-unowned = “{ $card }” is { $status }, but nobody is in charge.
check-opportunity-late = “{ $card }” was due on { $date }.
check-not-scored = { $count ->
    [one] { $n } opportunity is not on the matrix: impact or effort is missing.
   *[other] { $n } opportunities are not on the matrix: impact or effort is missing.
}
check-all-assumed = This map is marked as agreed, but { $share } of its cards are assumptions.
check-no-source = “{ $card }” is validated: by what? Name the source.
check-inside-words = “{ $word }” is a company word. How would the customer say it?
check-long-card = “{ $card }” says several things. One idea per card reads better.
check-no-metric = No metric on the map tells whether “{ $objective }” is reached.
check-review-due = The review of this map was due on { $date }.
check-pair-differs = The target journey is the same as the current one.
check-pair-missing = This target journey has no current journey to be compared with.
check-unlinked-data = “{ $card }” could be measured, but is not linked to the data.
check-never-seen = No customer was seen at “{ $card }” in this period.
check-great-loss = { $share } leave at “{ $card }”, and the map shows no pain point there.
## Data room
data-sources = Sources
data-needs-source = These figures need the source data, which is not beside the project file.
import-comma = comma
import-semicolon = semicolon
import-tab = tab
import-bar = vertical bar
import-about = nothing is written until you press Import
import-role-of = Role of column { $column }
import-time-format = How times are written
import-time-zone = Time zone of times without one
import-ambiguous = These dates can be read in two ways: is { $sample } written day first or month first? Choose above.
import-zone-assumed = The times name no zone; { $zone } is assumed.
import-ready = Customer ids are stored only as pseudonyms.
import-do = Import
import-stop = Stop
import-reading = Reading…
import-progress = { $share } · { $bytes } of { $all } MB · { $rows } rows · { $rejected } rejected · { $speed } rows/s · { $left } left
import-no-customer = No column tells who the customer is. Choose one.
import-no-time = No column tells when it happened. Choose one.
import-no-zone = “{ $zone }” is not a known time zone, such as Europe/Paris.
matching-title = Link the touchpoints to the data
matching-about = Proposed by likeness of names; uncheck what does not fit
matching-touchpoint = Touchpoint
matching-rule = Seen in the data when
matching-customers = Customers
matching-why = Why
matching-and = { " " }and{ " " }
matching-or = , or{ " " }
matching-confirm =
    { $count ->
        [one] Link { $number } touchpoint
       *[other] Link { $number } touchpoints
    }
source-read = Rows read
source-used = Used
source-rejected = Rejected
source-customers = Customers
source-span = { $first } – { $last }
source-some-rejected = { $n } of { $total } rows could not be read. The others were imported. See the list.
source-line = Line { $line }
source-show-map = Show on the map
source-remove = Remove the source
source-remove-sure = Remove this source and its figures?
off-map-title = Not on the map yet
off-map-about = Most frequent events that no touchpoint’s rule matches; press + to make one a touchpoint
off-map-event = Event
off-map-events = Events
off-map-customers = Customers
notice-exporting = Exporting { $path }…
notice-exported = Exported: { $path }

## Command line
no-data = no data
cli-see-help = See: parcours --help
cli-unknown-option = There is no option { $option }.
cli-no-value = { $option } wants a value.
cli-bad-value = { $option } does not take “{ $value }”. It takes: { $takes }.
cli-missing-path = A path is missing: { $what }.
cli-unexpected = “{ $value }” is one too many.
cli-no-journey = There is no journey “{ $name }”. There are: { $titles }.
cli-no-display = No graphics display was found. These commands work without one: { $commands }.
cli-no-data = There are no figures: the project has no source of tracking data, or its data file is not beside it.
cli-made = Project: { $path }
cli-linked =
    { $count ->
        [0] No touchpoint was linked.
        [one] { $number } touchpoint linked to the data.
       *[other] { $number } touchpoints linked to the data.
    }
cli-leave = { $share } leave
cli-whole = “{ $path }” is whole.
help-all =
    Parcours draws customer journeys and shows what customers really do.

    parcours [FILE]                  opens the window
    parcours demo [DIR]              makes the sample with example data and pictures, and opens it
    parcours new FILE                makes a project from a template
    parcours import PROJECT FILE     imports tracking data and links the touchpoints
    parcours figures PROJECT         prints the measured figures
    parcours export PROJECT FILE     exports the map (.png, .svg, .pdf, .md)
    parcours compare A B OUT         two maps over each other, or their differences as a list
    parcours check PROJECT           checks the file and the map
    parcours share FILE OUT          makes a copy for others, without events and history texts
    parcours merge FILE OTHER        brings another copy of the project in
    parcours salvage FILE NEW        brings what can be read of a damaged project into a new file
    parcours upgrade FILE            brings a project of an earlier version up to date
    parcours history FILE            prints what was done, by whom, when
    parcours snapshot FILE NAME      gives the moment of now a name
    parcours restore FILE MOMENT     goes back to a moment
    parcours compact FILE            takes images out of the file that nothing shows
    parcours erase FILE ID           erases one person from the data and the figures
    parcours key export|import FILE KEY    takes the key of a project to another computer

    --lang en|fr, --journey TITLE, --help, --version; each command has its own --help.
help-demo =
    parcours demo [DIR] [--no-window] [--lang en|fr]

    Makes the sample project in DIR (parcours-demo), imports its example events, exports its map as PNG and PDF,
    prints the main figures, and opens the window where there is a display.
help-new =
    parcours new FILE [--template NAME] [--lang en|fr]

    Makes a project from a template, in this language. Templates that ship: four-stages (without --template), e-commerce,
    aida, b2b, retail, blueprint, contract. Any other NAME is that of a template of your own.
help-import =
    parcours import PROJECT FILE... [--role COLUMN=ROLE]... [--time-format FORMAT] [--time-zone ZONE]
                    { "[" }--delimiter CHAR] [--sheet NAME] [--refuse COLUMN=VALUE]... [--exclude COLUMN=VALUE]...
                    { "[" }--drop-duplicates rows|COLUMN,COLUMN] [--keep-address COLUMN]...
                    { "[" }--recipe FILE] [--save-recipe FILE] [--count] [--json] [--no-match] [--anyway] [--journey TITLE]

    Imports CSV, JSON, JSON lines, Parquet, XLSX or XES, also compressed (gzip, zstd); several files or a folder are one
    source. Columns are guessed; --role says otherwise (customer, time, end-time, event, channel, value, path,
    conversions, no-conversions, field, left-out). --refuse drops rows of people who refuse, --exclude those of bots and
    tests (COLUMN~PART: contains). --count only counts. --save-recipe keeps how the file is read, --recipe reads
    next month’s file the same way. Touchpoints without a rule are linked to the events they resemble, unless --no-match.
    A folder whose files have different shapes becomes a source for each shape that can be read as it is; the others are
    named. A project that somebody else has open is left alone, unless --anyway.
help-figures =
    parcours figures PROJECT [--json] [--journey TITLE] [--funnel "a > b > c" [--per-session]]
                     { "[" }--from DAY] [--to DAY] [--device NAME]

    Prints customers, shares, times, losses, flows and the funnel; with --json also variants and an ordered funnel of events.
    --from, --to and --device look at a part of the data instead of the part that the project shows.
help-export =
    parcours export PROJECT FILE [--format png|svg|pdf|md] [--scale N | --width PIXELS] [--page map|a4|a3]
                    { "[" }--no-data] [--theme light|dark] [--editable-text] [--journey TITLE]

    Exports the map. The format is that of the file’s ending unless said.
help-check =
    parcours check PROJECT [--json]

    Checks that the file is whole and lists what on the maps is worth another look.

## Edits
edit-change = change “{ $name }”
edit-add = add “{ $name }”
edit-delete = delete “{ $name }”
edit-rename = rename to “{ $name }”
edit-move = move “{ $name }”
edit-hide = hide “{ $name }”
edit-show = show “{ $name }”
edit-match = link touchpoints to the data
edit-import = import “{ $name }”
edit-create = make the project
edit-value-change = change
edit-value-add = add
edit-value-delete = delete
edit-value-rename = rename
edit-value-move = move
edit-value-hide = hide
edit-value-show = show
edit-value-import = import
## Properties of what is selected
inspector-title = Title
inspector-name = Name
inspector-text = Text
inspector-text-placeholder = More about it
inspector-evidence = Level of evidence
inspector-source = Based on
inspector-source-placeholder = Interview, survey, log …
inspector-owner = Owner
inspector-due = Due date
inspector-kind = Kind
inspector-status = Status
inspector-none = none
inspector-unsaid = not said
inspector-persona = Persona
inspector-persona-all = All personas
inspector-channel = Channel
inspector-channel-none = Choose a channel
inspector-message = Message
inspector-message-placeholder = What the customer is told here
inspector-occasion = Occasion
inspector-occasion-placeholder = When and why they come here
inspector-estimated = Customers, estimated by hand
inspector-obligatory = Obligatory: nobody can go round it
inspector-moment-type = Moment of truth
inspector-zmot = the search
inspector-fmot = the choice
inspector-smot = the use
inspector-tmot = the sharing
inspector-question = Question
inspector-question-placeholder = What the customer asks here
inspector-gives-up = The customer goes on or gives up here
inspector-at-touchpoint = At the touchpoint
inspector-severity = Severity
inspector-frequency = Frequency
inspector-impact = Impact
inspector-effort = Effort
inspector-opportunity-kind = Kind of opportunity
inspector-cost = Cost
inspector-answers = Answers
inspector-answers-add = Add a pain point, gain or need
inspector-answers-remove = Remove “{ $title }”
inspector-baseline = Baseline
inspector-current = Current
inspector-target = Target
inspector-unit = Unit
inspector-direction = Direction
inspector-figure = Figure from the data
inspector-stage = Stage
inspector-step = Step
inspector-lane = Lane
inspector-lane-kind = Holds
inspector-lane-shown = Shown on the map
inspector-phase = Phase
inspector-moment = Lies
inspector-stage-goal = What the customer wants here
inspector-color = Colour
inspector-color-of-phase = Use the colour of the phase
inspector-questions = Questions while it is empty
inspector-questions-placeholder = One a line; never exported
inspector-emotion = Emotion
inspector-named-emotion = Emotion in a word
inspector-emotion-placeholder = How do they feel?
inspector-emotion-value = Value
inspector-emotion-very-positive = Very positive
inspector-emotion-positive = Positive
inspector-emotion-neutral = Neutral
inspector-emotion-negative = Negative
inspector-emotion-very-negative = Very negative
inspector-intensity = Intensity
inspector-quote = Quote
inspector-journey = Journey
inspector-customer-goal = Customer’s goal
inspector-customer-goal-placeholder = I want …
inspector-scenario = Scenario
inspector-starts-when = Starts when
inspector-ends-when = Ends when
inspector-sector = Sector
inspector-journey-personas = Personas
inspector-state = State
inspector-pair = Paired journey
inspector-review-date = Review date
inspector-research = Research
inspector-project = Project
inspector-project-title = Title of the project
inspector-client = Client
inspector-note = Note in the footer
inspector-note-placeholder = Stands under every map
inspector-authors = Authors, one a line
inspector-map-language = Language of the maps
inspector-currency = Currency
inspector-time-zone = Time zone
inspector-time-zone-unknown = No time zone has this name. Write it as Europe/Paris.
inspector-minimum-group = Smallest group shown in exports
inspector-rules = Seen in the data when
inspector-no-data = No data yet. Import an export to see how many customers come here.
inspector-unlinked = Not linked to the data yet. Add a rule to see how many customers come here.
inspector-suggested = Not linked to the data yet. Suggested: { $rule } ({ $count ->
    [one] { $shown } customer
   *[other] { $shown } customers
}).
inspector-take-suggestion = Take the suggestion
inspector-computing = Computing …
inspector-never-seen = Never seen: no event of this period matches the rules.
inspector-measured = Measured · { $period } · customers
inspector-came-here = came here
inspector-time-spent = time spent
inspector-leave-here = leave here
inspector-share = Of all customers
inspector-still-open = Still open
inspector-entries = Paths that begin here
inspector-exits = Paths that end here
inspector-time-spent-label = Time spent, median
inspector-time-to-next = Time to next contact
inspector-figure-missing = no data
inspector-quartiles = half of them { $low } to { $high } · n = { $n }
inspector-comes-from = Comes from
inspector-goes-to = Goes to
inspector-day = { $day }: { $count ->
    [one] { $shown } customer
   *[other] { $shown } customers
}
inspector-days = From { $day }: up to { $count ->
    [one] { $shown } customer a day
   *[other] { $shown } customers a day
}
inspector-stage-reached = customers reached it, in order
inspector-stage-share = Of the first stage
inspector-stage-unlinked = No touchpoint of this stage is linked to the data.

## Rules
rule-or = or
rule-and = and
rule-add = Add a rule
rule-add-or = Or …
rule-and-also = And …
rule-edit = Rule: { $rule }
rule-field = Field
rule-comparison = Comparison
rule-value = Value
rule-value-placeholder = Type or choose a value
rule-events = { $count ->
    [one] { $shown } event
   *[other] { $shown } events
}
rule-done = Done
rule-cancel = Cancel
rule-remove = Delete the rule
rule-remove-condition = Remove the condition

## Room of personas
persona-none = Who is this journey about? Add a persona.
persona-add = Add a persona
persona-new-name = New persona
persona-role = Role
persona-role-placeholder = Role or segment, in a few words
persona-quote = Quote
persona-quote-placeholder = “One sentence in their own words”
persona-biography = Biography
persona-biography-placeholder = A short life: what they do, how they live, what brought them here
persona-kind = Kind of customer
persona-buying-role = Buying role
persona-buying-role-placeholder = user, buyer, decision-maker …
persona-initials = Initials
persona-facts = Facts
persona-fact-name = Age, place, budget …
persona-fact-value = What is so
persona-add-fact = Add a fact
persona-remove-fact = Remove the fact { $name }
persona-goals = Goals
persona-needs = Needs
persona-frustrations = Frustrations
persona-motivations = Motivations
persona-channels = Preferred channels
persona-list-placeholder = One a line
persona-traits = Traits
persona-trait-low = Word at the left
persona-trait-high = Word at the right
persona-add-trait = Add a trait
persona-remove-trait = Remove the trait { $name }
persona-duplicate = Duplicate
persona-copy-name = { $name } (copy)
persona-move-up = Move up in the list
persona-move-down = Move down in the list
persona-delete = Delete
persona-delete-question = Delete { $name }? Their feelings go too; the cards stay.
persona-delete-yes = Delete the persona
persona-delete-no = Keep

## Gestures over several things, templates, text
edit-add-cards = { $count ->
    [one] add { $shown } card
   *[other] add { $shown } cards
}
edit-change-cards = { $count ->
    [one] change { $shown } card
   *[other] change { $shown } cards
}
edit-delete-cards = { $count ->
    [one] delete { $shown } card
   *[other] delete { $shown } cards
}
edit-delete-several = { $count ->
    [one] delete { $shown } element
   *[other] delete { $shown } elements
}
edit-move-cards = { $count ->
    [one] move { $shown } card
   *[other] move { $shown } cards
}
edit-paste = paste
edit-duplicate = duplicate “{ $name }”
edit-value-duplicate = duplicate
edit-feel = draw the emotion
edit-link = link cards
edit-sort-notes = sort the notes
edit-silence = silence a finding
copy-title = { $title } (copy)
table-stage = Stage
table-step = Step
table-lane = Lane
table-kind = Kind
table-title = Title
table-text = Text

## The canvas
canvas-type-feeling = +1 curious
canvas-cell = Cell: { $lane }, { $step }, { $count ->
    [one] { $count } card
   *[other] { $count } cards
  }
canvas-span-edge = Right edge: drag it over steps
canvas-draw-link = Draw a link (Ctrl+L)
canvas-choose-link-end = Choose the card the link leads to. Escape gives up.
canvas-minimap = The whole map in small
menu-kind = Make it a
menu-link-journey = Link to a journey
menu-select = Select alike
## Forms of the map
map-us = Us
map-no-image = no image yet
map-metric-current = now
map-metric-target = target { $value }
map-line-interaction = Line of interaction
map-line-visibility = Line of visibility
map-line-internal = Line of internal interaction
map-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
map-spot-score = { $name } { $value } of 5
map-spot-link = Link, { $kind }: { $from } → { $to }
map-spot-feeling-ten = Emotion: { $named }, { $value } of 10, stage { $stage }, step { $step }
paste-map-title = Pasted map
paste-too-large = This file is too large for a map ({ $size } MB, at most { $limit } MB). Nothing was changed.
paste-not-text = This file is no text. Save the table as CSV and try again. Nothing was changed.
paste-empty = There is nothing in this file. Nothing was changed.
template-unreadable = This template cannot be read: { $reason }.
template-damaged = This template is damaged in line { $line }: { $reason }. The file stays as it is.
template-empty = This template has no stage or no lane. Choose another one.
template-too-large = This template is larger than a map can be. Choose another one.
template-no-journey = This journey is not there any more. Nothing was saved.
template-exists = There is a template of this name already. Choose another name.
template-not-saved = The template was not saved: { $reason }.
cli-no-template = There is no template “{ $name }”. Known: { $names }.
markdown-personas = Personas:
markdown-scenario = Scenario:
markdown-goal = Customer’s goal:
markdown-starts = Starts when:
markdown-ends = Ends when:
markdown-severity = severity: { $level }
check-do-link = Link
check-do-split = Split
check-review-old = { $count ->
    [one] This map was last changed { $n } month ago.
   *[other] This map was last changed { $n } months ago.
}
image-too-heavy = This image is too large to read ({ $size } MB, at most { $limit } MB). Nothing was changed.
image-too-many-pixels = This image has too many pixels ({ $size } million, at most { $limit } million). Nothing was changed.
image-other-format = This is no image that can be read. Use PNG, JPEG, WebP or SVG. Nothing was changed.
image-damaged = This image is damaged and cannot be read. Nothing was changed.
image-read-only = This project can only be read. The image was not added.
## Commands and gestures of the panels
commands-file = Project and file
commands-edit = Change
commands-select = Select
commands-add = Add
commands-view = Look
commands-find = Find
command-copy = Copy
command-cut = Cut
command-paste = Paste
command-duplicate = Duplicate
command-span-more = Span one more step
command-span-less = Span one step less
command-emotion-up = Raise the emotion
command-emotion-down = Lower the emotion
command-group-notes = Group the notes
command-select-all = Select all cards
command-select-lane = Select the cards of the lane
command-select-step = Select the cards of the step
command-select-stage = Select the cards of the stage
command-select-kind = Select the cards of this kind
command-palette = Search commands and text
command-search = Search the map
command-fit-selection = Fit the selection
command-minimap = Small map in the corner
command-fold-left = Fold the left panel
command-outline = Outline
command-check = Check the map
command-workshop = Workshop mode
command-add-note = Add a free note
command-add-link = Add a link
command-add-stage = Add a stage
command-add-step = Add a step
command-add-lane = Add a lane
command-new-journey = New journey
key-letters = Letters
key-click = click
key-drag = drag
key-drag-desk = Drag on the desk
key-space-drag = Space+drag
keys-type = Begin a card in an empty cell
keys-next-below = Go on with a card below
keys-next-cell = Go on in the next cell, the one before
keys-copy-drag = Copy a card elsewhere
keys-add-selection = Add to the selection
keys-band = Select what a frame touches
keys-pan = Move the map
keys-next-hit = Next hit of the search, the one before
keys-add = Add what the tiles show
## Palette and search
palette-hint = Search commands and text
palette-results = Results
palette-commands = Commands
palette-map = On the map
palette-personas = Personas
palette-channels = Channels
palette-comments = Comments
palette-add-lane = Add a lane: { $kind }
palette-nothing = Nothing matches “{ $text }”.
search-hint = Search the map
search-count = { $place } of { $count }
search-none = Nothing
search-next = Next
search-previous = Previous
search-select-all = Select all
search-close = Close the search
## Left panel: tabs, tree, check
left-tab-build = Build
left-tab-outline = Outline
left-tab-check = Check
left-journey-help = { $name }: double-click to rename
left-show-only = Show only { $name }
left-show-everybody = Show everybody
left-more = More kinds
menu-show = Show
outline-stage = Stage: { $name }
outline-step = Step: { $name }
outline-lane = { $name }, { $count ->
    [one] { $number } entry
   *[other] { $number } entries
}
outline-card = { $kind }: { $title }
outline-feeling = Emotion: { $text }
outline-empty = Start with a template, or type the first stage.
check-off = The check is off in workshop mode.
check-silence = Not for this map
check-silenced = Silenced ({ $count })
check-bring-back = Bring back
check-count = { $count ->
    [0] Nothing left to review
    [one] { $number } thing worth another look
   *[other] { $number } things worth another look
}
check-do-go = Go there
check-do-field = Go to the field
check-do-owner = Choose an owner
check-do-date = Set a new date
check-do-pair = Choose the paired journey
check-do-rule = Show the rule
check-do-suggestion = Suggest a rule
check-do-show = Show them
check-do-stages = Show the stages
check-do-stage = Add a stage
check-do-stage-before = Add a stage before
check-do-touchpoint = Add a touchpoint
check-do-thought = Add a thought
check-do-moment = Add a moment
check-do-metric = Add a metric
check-do-pain = Add a pain point
check-do-opportunity = Add an opportunity
check-new-opportunity = New opportunity
## New project
new-title = New project: start from a template
template-blank = Blank map
template-blank-about = One stage and the usual lanes.
## Properties: comments, scores, several cards, engagement
comments-title = Comments
comments-title-count = Comments ({ $count })
comments-nobody = Somebody
comments-hint = Write a comment
comments-add = Comment
comments-resolve = Resolve
comments-reopen = Open again
comments-resolved = Resolved
comments-delete = Delete the comment
scores-title = Scores
scores-add = Add a firm
scores-firm = Firm
scores-ours = Ours
scores-of = { $n } of 5
scores-value = Score of { $firm }
scores-remove = Remove { $firm }
inspector-span = Spans steps
inspector-twin = The same card in the paired journey
many-name = { $count ->
    [one] { $number } card
   *[other] { $number } cards
}
many-about = What is set here is set for all of them.
many-several = several
many-spread = One a step
emotions-very-positive = delighted, proud, relieved
emotions-positive = reassured, curious, confident
emotions-neutral = calm, waiting, undecided
emotions-negative = confused, impatient, worried
emotions-very-negative = annoyed, tricked, desperate
engagement-title = Engagement
engagement-about = How much each persona engages with the touchpoints of “{ $name }”
engagement-help = Click a cell to go from none to low, medium and high.
command-distribute = Distribute over the steps
inspector-link = Link

## Pasting
paste-done = { $count ->
    [one] { $number } card came in.
   *[other] { $number } cards came in.
  }
paste-steps = { $count ->
    [one] { $number } step was added for them.
   *[other] { $number } steps were added for them.
  }
paste-left-out = { $count ->
    [one] { $number } text found no place: { $names }
   *[other] { $number } texts found no place: { $names }
  }
command-import-map = Import a map or notes…
notes-title = Notes from a whiteboard
notes-about = { $count ->
    [one] { $number } note. What does its colour stand for?
   *[other] { $number } notes. What does each colour stand for?
  }
notes-color = { $color } · { $number }
notes-take = Put them on the map
files-import-map = Choose a map or notes (CSV)
incoming-unreadable = This file could not be read.
command-save-template = Save the map as a template
notice-template-saved = “{ $name }” is among your templates now.
link-title = Link
link-label = What stands on it
link-from = From
link-to = To
link-to-journey = To the journey
link-delete = Delete the link
persona-add-channel = Add a channel of the library
canvas-cell-taken = Cell: { $lane }, { $step }
emotion-scale-value-levels = from -2 to +2
emotion-scale-value-ten = from 1 to 10
inspector-emotion-scale = Emotions are written
inspector-inside-words = Words of the firm, which the check finds in names
command-copy-markdown = Copy as Markdown
map-answers = n = { $n }
map-spot-measured = measured { $value }, { $answers }
check-felt-measured = You drew { $drawn } at “{ $card }”; customers answered { $measured } (n = { $n }).

## Merging
edit-merge = merge “{ $name }”
edit-value-merge = merge
## Figures being worked out
bottom-computing = Computing the figures …
## The look of the map
map-not-rated = not yet rated
canvas-more-columns = { $count ->
    [one] { $count } more step
   *[other] { $count } more steps
}
canvas-insert-here = Insert here
left-tile-gain = Gain
## Scores, how a touchpoint is known, the matrix, drawings
known-by-value-as-channel = as its channel says
known-by-value-nothing = cannot be measured
known-by-value-counter = counted
known-by-value-beacon = seen by Wi-Fi or beacon
known-by-value-till = known at the till
inspector-known-by = How it is known who was there
inspector-scored = A score per stage and in all
map-score = score { $value }
map-score-in-all = Score in all { $value }
image-svg-text = This drawing has text that needs fonts which are not there. Turn its text into paths in the program that drew it, and try again. Nothing was changed.
command-matrix = Impact and effort of the opportunities
check-do-matrix = Open the matrix
matrix-about = Drag an opportunity to its place, or select it and press the arrow keys.
matrix-empty = This map has no opportunity yet. Write the first one where it answers a pain point.
matrix-impact = Impact
matrix-effort = Effort
matrix-unplaced = Not placed yet
matrix-placed-all = Every opportunity has its place.
matrix-show = Show on the map
matrix-spoken = { $title }, impact { $impact }, effort { $effort }
matrix-spoken-unplaced = { $title }, not placed yet
## The Data room, its pages, and what is chosen from the data

comparison-value-starts-with = starts with
comparison-value-matches = matches
comparison-value-is-none-of = is none of
comparison-value-contains-not = does not contain
comparison-value-starts-not-with = does not start with
comparison-value-matches-not = does not match
rule-pattern-hint = { "*" } stands for anything, ? for one character
customer-status-value-all = Everybody
customer-status-value-prospect = Prospects
customer-status-value-new = New customers
customer-status-value-returning = Returning customers
data-meaning = Meaning
data-rules = Rules
data-goals = Goals
data-people = Personas by rule
data-new-map = Map from data
data-reading = reading
data-new = new
data-gone = needs the data
data-no-source = None yet. Press + or drop a file here.
import-recognised-columns = { $count ->
    [one] Recognised by its columns: { $count } role
   *[other] Recognised by its columns: { $count } roles
  }
import-same = This file was already imported on { $day }.
import-same-about = Replace it, or keep both? Keeping both counts every event twice.
import-replace = Replace it
import-keep-both = Keep both
import-replaces = Comes in the place of “{ $name }”, which undo brings back.
import-storing = Keeping the rows…
recipe-open = Open a recipe…
recipe-save = Save the recipe…
recipe-file-name = recipe
files-replace = Choose the file that takes its place
files-recipe = Choose a recipe (RON)
files-save-recipe = Save the recipe
files-save-rejected = Save the list of rejected rows
files-find-data = Where is the data file?
notice-imported = “{ $name }” is imported: { $rows } events.
notice-data-found = The data file was found and lies beside the project again.
account-title = Account of the rows
account-about = read = used + rejected + duplicates + refused, always
source-duplicates = Duplicates, dropped
source-refused = Refused (consent, bots), dropped
source-distinct = distinct, as pseudonyms
source-rejected-save = Export the list (CSV)…
rejected-file-name = rejected rows
rejected-line = Line
rejected-column = Column
rejected-reason = Reason
rejected-text = What stands there
rejected-more = The first { $shown } of { $all }; the exported list has them all.
source-name = Name of the source
source-read-on = Read on { $day }
source-size = { $size } MB
source-rows = { $rows } rows
source-role-customer = Customer, kept as a pseudonym
source-verbs = What next?
source-draw-map = Draw a map from it…
source-refresh = Read it again
source-replace = Replace by another file…
source-file-gone = The file is no longer where it was read, so its first rows cannot be shown.
source-file-changed = The file has changed since it was read. Read it again to take the changes in.
quality-title = Quality note
quality-about = What to know before trusting a figure of this source
quality-all-ids = Every row names its customer.
quality-without-id = { $count ->
    [one] { $number } row names no customer and is not used.
   *[other] { $number } rows name no customer and are not used.
  }
quality-zone-assumed = The times name no zone: { $zone } is assumed. If that is wrong, days and hours shift, flows and durations do not.
quality-zone-said = The times name their zone.
quality-once = { $share } of the customers were seen only once.
quality-suffers = That is what deleted cookies look like. Figures that suffer: customers and shares (too many, too small), time to next contact, leaves here, funnel across visits. Figures that hold: events, passages and time spent inside a visit.
quality-month = Month of the first event
quality-browser = Browser
quality-seen-once = Seen once
quality-share = Share
others-title = Why figures differ from those of GA4 or Matomo
others-customers = Customers: Parcours counts the distinct ids of the file exactly. GA4 estimates users (HyperLogLog++) and may add modelled ones for people who refused; Matomo counts visitors by day and adds the days up.
others-sessions = Sessions: here a session ends after a gap you choose (30 min at first), never at midnight and never because the campaign changed. Matomo and the older Analytics cut there too.
others-days = Days begin at midnight in the project’s time zone; a report of the tool uses the zone of its property or site.
others-channel = Channels are those that stand in the file. GA4 keeps the source of the session apart from that of the first visit and gives direct visits the last known source; nothing is moved here.
others-sampling = Nothing is sampled or hidden here on your own screen. GA4 samples large explorations, groups rare values under “(other)” and hides small groups.
others-consent = Who refused to be measured is in neither file, or comes without an id: those rows are counted above and not used.
others-bots = Tools filter known bots before they show figures; a raw export may still hold them.
missing-title = The rows of these sources are not here
missing-about = “{ $file }” is not beside the project, or lacks some of them. The project itself is complete.
missing-damaged = The data file cannot be used
missing-figures = The map still shows the last figures, and each source its account and quality note. Other rules, periods and segments need the rows.
missing-no-figures = Each source still shows its account and quality note; the figures on the map need the rows.
missing-find = Find the data file…
missing-again = Read “{ $name }” again
missing-again-nothing = Read again
missing-without = Go on without
off-map-looks = Looks like
off-map-step = New touchpoints go into
off-map-add = Make “{ $name }” a touchpoint
off-map-add-to = Add to “{ $name }”
rules-none = This map has no touchpoint yet. Draw one from the data, or add touchpoints on the map.
rules-title = Rules of “{ $journey }”
rules-about = An event counts for the first touchpoint whose rules match it, in this order. Figures of the whole data, each touchpoint by itself.
rules-unlinked = Not linked to the data yet
rules-customers = { $count ->
    [one] { $n } customer
   *[other] { $n } customers
  }
rules-events = { $count ->
    [one] { $n } event
   *[other] { $n } events
  }
rules-up = Move “{ $name }” up
rules-down = Move “{ $name }” down
overlaps-title = Events that several touchpoints match
overlaps-about = They count once, for the one that stands first
overlaps-pair = { $count ->
    [one] { $n } event is matched by “{ $first }” and “{ $second }”: it counts for “{ $first }”.
   *[other] { $n } events are matched by “{ $first }” and “{ $second }”: they count for “{ $first }”.
  }
goals-none = What is a conversion here? Name a goal and say which events reach it.
goals-add = Add a goal
goals-about = An event that one of a goal’s rules matches is a conversion. The first goal counts on the map.
goals-new-name = New goal
goals-name = Name of the goal
goals-on-map = counts on the map
goals-first = Count this one on the map
goals-remove = Delete the goal
goals-remove-sure = Delete this goal and its rules?
goals-figures = { $conversions } conversions · { $customers } customers
goals-value = Value of a conversion
goals-value-column = The column with the role Value
goals-value-about = Amounts are in the project’s currency.
people-about = A customer with an event that one of these rules matches belongs to the persona. Segments on the map and in figures follow them.
people-figures = { $count ->
    [one] { $n } customer · { $share } of all
   *[other] { $n } customers · { $share } of all
  }
people-no-rule = No rule yet: nobody in the data can be told to be this persona.
new-map-no-data = Import an export first: a map is then proposed from what customers do.
new-map-about = Proposed from what customers do: uncheck, rename, move to another stage. Undo takes all of it back at once.
new-map-name = Journey from { $source }
new-map-title = Name of the journey
new-map-goal = What is the conversion?
new-map-no-goal = None for now
new-map-do = { $count ->
    [one] Draw the map with { $n } touchpoint
   *[other] Draw the map with { $n } touchpoints
  }
new-map-touchpoint = Touchpoint
new-map-stage = Stage
new-map-take = Take “{ $name }”
new-map-name-of = Name of “{ $value }”
new-map-stage-of = Stage of “{ $name }”
view-filter = Filter
view-filtered = Filters: { $n }
view-period = Period
view-from = From
view-to = To
view-segment = Segment
view-everybody = Everybody
view-device = Device
view-all-devices = All
view-status = Status at the touch
view-status-no-goal = Needs a goal with a rule: Data, Goals.
view-session-gap = Session ends after (min)
view-open-days = Still open for (days)
view-collapse = Count repeats in a row once
view-everything = Show everything again
brush-about = Drag to choose a period, double-click for all
## Forms of files and recognised exports
role-value-path = Path
role-value-conversions = Conversions
role-value-no-conversions = Without conversion
time-format-value-epoch-ns = nanoseconds since 1970
duplicates-value-keep = Keep all rows
duplicates-value-rows = Drop rows equal in every column
duplicates-value-keys = Drop rows equal in the key columns
source-kind-value-csv = CSV
source-kind-value-json = JSON
source-kind-value-json-lines = JSON lines
source-kind-value-parquet = Parquet
source-kind-value-xlsx = Workbook (XLSX)
source-kind-value-xes = Event log (XES)
tracking-bomb = This file is compressed and unpacks to far more than a file of events holds. Nothing was read: {$file}
tracking-damaged = This file breaks off or is damaged ({$what}). Export it again: {$file}
tracking-changed = This file was written to while it was read. Wait until it is complete, then import it again: {$file}
tracking-no-table = There are no events in this file that can be read as rows: {$file}
tracking-too-many-files = There are more than 10,000 files in this folder. Divide it: {$file}
tracking-bad-recipe = This is no recipe for reading a file ({$reason}): {$file}
tracking-reason-bad-record = not a complete record
tracking-reason-total-line = line of sums
tracking-reason-no-path = path without steps
tracking-reason-bad-count = no number of customers
tracking-why-web-address = holds whole web addresses
tracking-why-paths = its values are whole paths
tracking-why-inside-cell = inside a cell of another column
tracking-why-recognised = known from this export
tracking-why-not-needed = not needed for journeys
known-tried = Recognised: { $name }
known-not-tried = Recognised: { $name } (by its published description; not tried on a real export)
offer-refusing = do not want to be measured
offer-bots = programs, not people
offer-tests = tests of your own
offer-starts = beginnings whose end is a row of its own
offer-equal-rows = equal to an earlier row
source-excluded = of these, bots and tests
source-row-of-file = { $file }, { $line }
cli-read-as = Read as { $form }
cli-offer = { $rows } of the first { $all } rows: { $reason }. Leave out with { $option }
cli-counted = Nothing was imported.
cli-recipe-saved = Recipe kept: { $file }
## Safety: recovery, lock, salvage, backups, older and newer files
file-older = “{ $file }” was made by an earlier version of Parcours. It is brought up to this one before it is opened; the old file stays beside it.
salvage-put-back = Put back
recovery-does-not-fit = The project has other edits by now, so that the ones that were kept cannot go onto it. Save them as a project of their own.
way-salvage = Salvage into a new file…
way-backup = Open the copy of { $date }…
way-migrate = Bring up to date and open
way-wait = Go on reading
rescue-salvaged = salvaged
rescue-recovered = recovered
notice-migrated = Brought up to date. The old file is { $path }.
notice-brought-back =
    { $count ->
        [one] One edit was brought back and is saved.
       *[other] { $shown } edits were brought back and are saved.
    }
in-use-title = Already open
in-use-here = “{ $file }” is open in another window of this computer, since { $since }.
in-use-user = { $name } has “{ $file }” open on { $host }, since { $since }.
in-use-somebody = “{ $file }” is open on { $host }, since { $since }.
in-use-what = Only one window can save into a file. Opened anyway, whoever saves second is told so and keeps their work under another name.
in-use-read = Read only
in-use-copy = Open a copy…
in-use-anyway = Open anyway
recovery-title = Not saved last time
recovery-about =
    { $count ->
        [one] One edit of “{ $file }” could not be saved: { $last } ({ $at }). It was kept.
       *[other] { $shown } edits of “{ $file }” could not be saved, the last: { $last } ({ $at }). They were kept.
    }
recovery-apply = Bring back
recovery-copy = Save as a project of its own…
recovery-discard = Throw away…
salvage-title = What came back
salvage-whole = Everything came back.
salvage-parts = This came back. The damaged file stays as it is.
salvage-table = { $name }: { $count }
salvage-unfit = , left out because they make no sense: { $count }
salvage-from-history = , of these from the history: { $count }
salvage-not-all = , perhaps not all
salvage-no-history = The history is not whole ({ $entries } entries can be read): undo begins anew.
salvage-images = Images: { $kept }, lost: { $lost }
salvage-mended = Lanes, steps, stages and journeys that were lost and put back empty, so that the cards have their place: { $count }
salvage-name-project = Cover of the project
salvage-name-persona = Personas
salvage-name-journey = Journeys
salvage-name-stage = Stages
salvage-name-step = Steps
salvage-name-lane = Lanes
salvage-name-card = Cards
salvage-name-feeling = Points of the emotion curve
salvage-name-channel = Channels
salvage-name-link = Links
salvage-name-engagement = Engagements
salvage-name-comment = Comments
salvage-name-snapshot = Snapshots
salvage-name-view = Views
salvage-name-source = Sources
salvage-name-goal = Goals
salvage-name-asset = Images named
files-rescue = Where the new file goes
saving-save-as = Save as…
saving-kept = Your edits are kept on this computer and offered at the next start.
saving-not-kept = Your edits are only in this window. Keep it open, and save under another name.
saving-newer = Made by version { $version }, which adds things that this version does not know. It can be read here; update Parcours to work on it.
settings-daily-copies = Daily copies of projects
welcome-reading = Reading the file…
cli-try-salvage = To bring what can be read into a new file: parcours salvage FILE NEW
cli-try-upgrade = To bring it up to date: parcours upgrade FILE
cli-anyway = Close it there, or add --anyway.
cli-is-today = The file is of this version already.
help-salvage =
    parcours salvage FILE NEW

    Brings what can be read of a damaged project into a new file and lists what came back and what did not.
    The damaged file stays as it is.
help-upgrade =
    parcours upgrade FILE

    Writes a project of an earlier version anew in the layout of this one. The old file stays beside it.
recovery-keep = Keep
recovery-discard-sure = Throw away for good
saving-failed = Not saved
## What stays out of an import
import-left-out = What stays out
import-left-out-about = Such rows are counted, and not used
import-offer = { $rows } of the first { $all } rows, { $reason }
import-bots-and-tests = bots and tests
import-condition-add = Leave out other rows…
import-condition-why = Why they stay out
import-condition-column = Column
import-leave-out = Leave out
import-duplicates = Rows that come twice
import-duplicate-key = The same row where these columns are equal
import-no-key = Choose the columns by which a row is known.
import-why-out = { $why }: { $what }

## Sharing and merging
merge-same-file = “{ $file }” is the project that is open.
merge-unrelated = “{ $file }” is not a copy of this project but one of its own. Journeys can be brought from it.
merge-changed = The project was changed in the meantime. Merge once more.
merge-name = “{ $name }”
merge-deleted = deleted
merge-kept = kept
merge-deleted-or-changed = Deleted in one copy, changed in the other; it stays
merge-deleted-or-needed = Deleted in one copy, needed in the other; it is back
merge-another-place = elsewhere in the same list
merge-base = { $count ->
    [one] The other copy has { $shown } entry of the history that this one has not.
   *[other] The other copy has { $shown } entries of the history that this one has not.
}
merge-base-unknown = It cannot be told what both copies come from. Nothing is deleted, and every difference is asked.
merge-authors = By: { $authors }
merge-counts = { $kind }: { $added } added, { $changed } changed, { $deleted } deleted
merge-sources-left = Stay in the other copy, because their rows are not here: { $names }
merge-images-missing = Images that do not come, because the other copy does not have them whole: { $shown }
merge-conflicts = Claimed by both: { $shown }
merge-mine = here: { $value }
merge-theirs = there: { $value }
merge-chosen-mine = stays as here
merge-chosen-theirs = becomes as there
merge-chosen-both = both stay
merge-done = Merged. One undo takes it back.
merge-nothing = There was nothing to bring in.
merge-not-done = Nothing was changed.
share-size = About { $megabytes } MB
share-inside = In the copy:
share-journey = Journey:
share-cards = { $count ->
    [one] { $shown } card
   *[other] { $shown } cards
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
    [one] { $shown } comment
   *[other] { $shown } comments
}
share-measured = { $count ->
    [one] { $shown } map with measured figures
   *[other] { $shown } maps with measured figures
}
share-out-events = { $count ->
    [one] the rows of { $shown } source: no event, no customer
   *[other] the rows of { $shown } sources: no event, no customer
}
share-out-history = { $count ->
    [one] text and author of { $shown } entry of the history; its hash goes along, so that the copy merges
   *[other] texts and authors of { $shown } entries of the history; their hashes go along, so that the copy merges
}
share-out-comments = { $count ->
    [one] { $shown } comment (--comments takes it along)
   *[other] { $shown } comments (--comments takes them along)
}
share-out-snapshots = { $count ->
    [one] { $shown } named version
   *[other] { $shown } named versions
}
share-out-images = { $count ->
    [one] { $shown } image that nothing shows any more
   *[other] { $shown } images that nothing shows any more
}
share-out-figures = { $count ->
    [one] { $shown } figure about fewer customers than the smallest group
   *[other] { $shown } figures about fewer customers than the smallest group
}
share-stays-out = Stays out:
share-out-deleted = everything that was deleted
cli-undecided = Both copies claim something. Say which stays: --keep mine, --keep theirs or --keep both for all, --decide NUMBER=mine one by one.
cli-unrelated = “{ $file }” is not a copy of this project but one of its own. To bring journeys from it, add --journeys TITLE or --journeys all. It has: { $titles }
cli-brought = Brought in: { $titles }
help-share =
    parcours share FILE OUT [--comments] [--dry-run] [--replace] [--json] [--lang en|fr]

    Makes a copy of a project for others and says what is in it and what stays out. In it are the maps with their
    personas, images and computed figures, and the comments if --comments asks for them. Never in it: events, the texts and
    authors of the history, what was deleted, figures about fewer customers than the project’s smallest group.
    What comes back merges: parcours merge FILE OUT.

    --dry-run only says what would be in it. A file named OUT is kept, unless --replace is there.
help-merge =
    parcours merge FILE OTHER [--keep mine|theirs|both] [--decide NUMBER=mine|theirs|both]... [--dry-run] [--json]
                   { "[" }--journeys TITLE|all]... [--anyway] [--lang en|fr]

    Brings OTHER, another copy of the project, into FILE; also a copy made by share. What only one copy changed is taken
    over. What both changed is listed with both values, here (mine) and there (theirs). One undo takes the merge back,
    and merging the same copies again changes nothing. OTHER is only read.

    --keep decides all that both claim; both keeps two texts, one behind the other, and leaves the rest as it is
    proposed. --decide decides one, by its number in the list, and goes before --keep. --dry-run only lists.
    Where something is not decided, nothing is changed.

    From a file that is no copy but a project of its own, --journeys brings journeys (by title or number, or all) with
    their personas, channels and images.

    Exit code: 0 merged, or nothing to merge; 1 failed; 2 asked wrongly; 3 not decided, nothing was changed.

## Sharing and merging
## History and snapshots
edit-snapshot = name this moment “{ $name }”
edit-value-snapshot = name a moment
edit-restore = go back to “{ $name }”
edit-value-restore = go back to an earlier moment
history-not-kept = This copy does not keep the texts of its history back to there, so the map of that moment is not known here.
history-same = Everything is as it was then. Nothing was changed.
command-history = History
command-snapshot = Name this moment
diary-value-cards = cards
diary-value-emotion = emotion
diary-value-columns = stages, steps, lanes
diary-value-journeys = journeys
diary-value-personas = personas
diary-value-comments = comments
diary-value-data = data
diary-value-snapshots = snapshots
diary-undone = undone: { $step }
diary-redone = redone: { $step }
diary-title = Diary
diary-all = Show all
diary-found = { $count } found
diary-search = Search what was done
diary-person = Who
diary-everybody = Everybody
diary-about = What
diary-everything = Everything
diary-day = Day
diary-every-day = Every day
diary-empty = Nothing was changed yet. From the first change on, every step stands here.
diary-nothing-found = Nothing like that was done.
diary-today = Today
diary-yesterday = Yesterday
diary-steps =
    { $count ->
        [one] 1 step
       *[other] { $shown } steps
    }
diary-not-kept = text not kept in this copy
diary-nobody = no name
diary-more = and { $count } more
diary-added = { $thing } added
diary-removed = { $thing } deleted
diary-changed = { $thing }: “{ $before }” → “{ $after }”
diary-thing = { $thing } “{ $name }”
diary-your-name = Your name in the history and in comments
diary-your-name-hint = Nobody yet
thing-stage = stage
thing-step = step
thing-lane = lane
thing-journey = journey
thing-persona = persona
thing-feeling = feeling
thing-comment = comment
thing-snapshot = snapshot
thing-source = source
thing-view = view
thing-goal = goal
thing-channel = channel
thing-project = project
player-slow = 1 step a second
player-medium = 4 steps a second
player-fast = 16 steps a second
player-whole = All in 30 seconds
player-back = One step back
player-on = One step on
player-play = Play
player-pause = Pause
player-place = Step { $place } of { $count }
player-speed = Speed
player-slider = Moment of the history
snapshots-title = Snapshots
snapshots-none = Give a moment a name, such as “after the workshop”, to find it again.
snapshots-elsewhere = its moment is in another copy
snapshots-forget = Take the name “{ $name }” away
snapshots-rename = Rename “{ $name }”
snapshot-what = The name stays on this moment of the history, whatever changes later.
snapshot-name = Name
snapshot-keep = Keep it
history-restore = Go back to this moment
history-name = Name it
history-back = Back to the map
history-beginning = The beginning
history-before-all = Before the first step
history-now = Now
history-after = { $step } · { $about }
history-safety = Before going back, { $at }
history-restore-title = Go back to { $at }?
history-restore-what = Journeys, cards and personas become what they were then. What is there now is kept first as the snapshot “{ $name }”, and one undo brings it all back. Snapshots and imported data stay as they are.
notice-snapshot = This moment is now called “{ $name }”.
notice-restored = Back to { $at }. One undo brings everything back.
edit-compact = compact the images
file-quota = Your quota on this disk is used up. Make room in what you keep there, then try again.
key-missing = The key of this project is not on this computer, so nobody can be found in its data here. Import it from the computer that read the data.
key-other = There is already another key for this project on this computer. It was kept: with another one the same customer would count as two.
key-not-its = “{ $file }” is no key of this project.
unit-bytes = bytes
unit-kilobytes = kB
unit-megabytes = MB
compact-nothing = No image is unused.
compact-images =
    { $count ->
        [one] 1 image that nothing shows goes, { $size } come free.
       *[other] { $shown } images that nothing shows go, { $size } come free.
    }
compact-keeps-undo = Everything that can be undone or redone, and every snapshot, keeps its images; moments of the diary without a name may show an empty place for one that goes.
compact-ends-undo =
    { $count ->
        [one] Undo ends here: the step until now cannot be undone or redone any more. The diary and every snapshot stay.
       *[other] Undo ends here: the { $shown } steps until now cannot be undone or redone any more. The diary and every snapshot stay.
    }
notice-compacted = The file is smaller by { $size }.
erased-nothing = Nobody with this id is in the data.
erased = { $count ->
    [one] Erased: 1 event.
   *[other] Erased: { $number } events.
}
erased-values = { $count ->
    [one] Also 1 value that held the id or that nobody else had.
   *[other] Also { $number } values that held the id or that nobody else had.
}
erased-rejected = { $count ->
    [one] And 1 rejected row that named them.
   *[other] And { $number } rejected rows that named them.
}
erased-figures = The figures are those of the others.
erased-aside = A damaged data file was put aside and cannot be searched. Delete it yourself: { $path }
erased-mentions = The id also stands in texts of the map ({ $records }) and in steps of the history ({ $entries }). These you change yourself; a shared copy leaves the texts of the history out.
key-exported = The key is in { $path }. Whoever has it and the data can find a known id again: give it only to those who may.
key-imported = The key is on this computer now.
cli-moment = snapshot: { $name }
cli-no-moment = No snapshot is called “{ $name }”, and it is no number of a step.
cli-restored = Back to “{ $name }”. What was there is kept as the snapshot “{ $safety }”.
help-history =
    parcours history FILE [--json]

    Prints the diary of the project: every step with its number, when, who, and what; snapshots under the step they name.
help-snapshot =
    parcours snapshot FILE NAME [--anyway]

    Gives the moment of now a name, to come back to it.
help-restore =
    parcours restore FILE MOMENT [--anyway]

    Goes back to a moment: the name of a snapshot, or the number of a step that “history” prints. What is there now is
    kept as a snapshot first; undo brings it back. Snapshots and imported data stay as they are.
help-compact =
    parcours compact FILE [--end-undo] [--anyway]

    Takes images out of the file that neither the maps nor undo, redo or a snapshot can show. --end-undo takes those out
    too that only undo or redo can show; then nothing done until now can be undone. Says first what goes.
help-erase =
    parcours erase FILE ID [--anyway]

    Erases one person from the data beside the project and from the figures, by the id that the export knew. Needs the key
    of the project on this computer. The export itself still has them: reading it again brings them back.
help-key =
    parcours key export FILE KEY
    parcours key import FILE KEY

    Takes the key that makes pseudonyms of customers’ ids to another computer, in a file that only its owner may read.
command-compact = Compact the file
compact-do = Compact
compact-or = Or further: { $more }
compact-end-undo = Compact and end undo
work-one-at-a-time = One thing at a time: { $doing }
work-saving = Saving the project as another file…
work-copying = Writing the copy…
work-salvaging = Bringing what can be read into a new file…
work-migrating = Bringing the file up to date…
work-compacting = Compacting the file…
work-erasing = Erasing the person…
data-people-behind = Customers
data-privacy = Privacy
erase-title = Erase a person
erase-about = When somebody asks to be forgotten
erase-what = Takes every event of this person out of the data beside the project, the rows of the list of rejected rows that hold the id, and works all figures out again without them. The file is written anew and searched, byte by byte, before it takes the place of the old one.
erase-not = It does not change the export that was read: reading that again brings the person back. Nor does it reach copies that are elsewhere, or texts that somebody wrote on the map.
erase-begin = Erase a person…
erase-no-undo = This cannot be undone.
erase-id = Id of the person
erase-id-about = As it stood in the export, to the letter. It is not kept.
erase-do = Erase this person
key-title = Key of this project
key-about = What makes pseudonyms of customers’ ids; it lies on this computer, not in the files
key-what = Whoever reads more data of the same customers on another computer, or erases somebody there, needs the same key. Give it only to those who may know who is who.
key-export = Export the key…
key-import = Import a key…
files-export-key = Where does the key go?
files-import-key = Which key?

## Comparing two maps, bringing copies together, sharing
record-card = Card
record-snapshot = Snapshot
record-view = View
record-source = Source
record-goal = Goal of the data
field-order = Place
field-empty = empty
field-yes = yes
field-no = no
field-not-shown = not for reading
field-rule-list = Order of the rules
field-silenced = Findings left out
field-author = Author
field-when = When
field-objectives = Objectives
field-icon = Icon
field-media = Whose medium
field-traceable = Leaves a trace
field-direct = Counts as direct
field-channel-place = Online or offline
field-counted = What is counted
field-entry = Moment
field-recipe = How it is read
field-origin = Where it was
field-format = Format
field-pixels = Size in pixels
compare-added = added
compare-removed = removed
compare-moved = moved
compare-changed = changed
compare-moved-way = from { $from } to { $to }
compare-moved-order = changed places with its neighbours
compare-changed-field = { $name }: { $before } → { $after }
compare-mark-moved-to = moved to { $place }
compare-mark-moved-from = moved from { $place }
compare-mark-more = { $names } and { $count } more
compare-mark-was = was { $value }
compare-mark-is = becomes { $value }
compare-names = Compared: { $before } → { $after }
compare-whole-map = The map as a whole
compare-list-title = { $before } → { $after }
compare-list-none = No differences.
compare-column-sort = Difference
compare-column-kind = What
compare-column-name = Name
compare-column-stage = Stage
compare-column-field = Field
compare-column-before = Before
compare-column-after = After
compare-now = Now
compare-this-file = This file
room-compare = Compare
command-compare = Compare
command-compare-file = Compare or merge with a file…
command-share = Share a copy with others…
compare-start-title = Compare with…
compare-start-about = Two maps over each other or side by side: what was added, removed, moved and changed.
compare-start-journeys = Another journey of this project
compare-start-moments = An earlier moment of this map
compare-start-file = Another file
compare-start-file-about = A copy of this project that came back is merged. From another project, journeys can be taken over.
compare-start-no-journey = This project has only one journey.
compare-start-no-moment = No moment has a name yet.
compare-start-choose = Choose a file…
compare-pair = its pair
compare-with = Compare with
compare-moment-gone = This copy does not keep what is needed to show that moment.
compare-reading = Reading the other file…
compare-over = Over each other
compare-beside = Side by side
compare-else = Something else…
compare-own-journey = Journey of this file
compare-other-journey = Journey of “{ $file }”
compare-tab-differences = Differences
compare-tab-conflicts = Decide
compare-tab-journeys = Take over
compare-filtered = Nothing of what is chosen above.
compare-same = Both maps are the same.
compare-show-sort = Show { $sort }: { $count }
compare-export-picture = Picture…
compare-export-list = List…
compare-map-both = Both maps over each other
compare-map-of = Map: { $name }
compare-file-name = { $stem } compared
compare-mine = This file
compare-theirs = The other copy
compare-decided = { $count ->
    [one] { $done } of { $number } decided
   *[other] { $done } of { $number } decided
  }
compare-no-conflict = The copies do not contradict each other. What was done in either one is kept.
compare-conflict-of = { $place } of { $count }
compare-keep-mine = Keep mine
compare-keep-theirs = Keep theirs
compare-keep-both = Keep both
compare-taken = taken unless you decide
compare-chosen = chosen
compare-mine-deleted = You deleted this; the other copy changed it. It stays unless you decide otherwise.
compare-theirs-deleted = The other copy deleted this; you changed it. It stays unless you decide otherwise.
compare-mine-revived = You deleted this, but something in the other copy needs it. It comes back unless you decide otherwise.
compare-theirs-revived = The other copy deleted this, but something of yours needs it. It stays unless you decide otherwise.
compare-keep-it = Keep it
compare-delete-it = Delete it
compare-previous = Previous
compare-next = Next
compare-by = Worked on there: { $names }
compare-sources-left = These sources stay out, because their rows are not here: { $names }
compare-bring = Merge both
compare-bring-about = One undo takes all of it back.
compare-nothing-new = The other copy has nothing that this one does not have.
compare-brought = “{ $file }” is merged in. One undo takes all of it back.
compare-unrelated = “{ $file }” is a project of its own. Compare two of the journeys, or take journeys over.
compare-take = { $count ->
    [0] Take journeys over
    [one] Take { $number } journey over
   *[other] Take { $number } journeys over
  }
compare-taken-over = { $count ->
    [one] { $number } journey came in. Undo takes it back.
   *[other] { $number } journeys came in. Undo takes them back.
  }
files-compare = Choose the other file
files-share = Where the shared copy goes
files-list = Where the list goes
files-share-name = for others
share-title = Share a copy with others
share-about = It opens and can be worked on like this file. What comes back can be merged with yours.
sharing-inside = In the copy
share-outside = Stays here
sharing-size = { $size } kB
share-journeys = Journeys
sharing-cards = Cards
sharing-measured = Measured maps, as figures
share-history = Steps of the history, without texts and names
sharing-comments = Comments
share-sources = Sources with their events
share-texts = Texts and authors of the history
share-snapshots = Snapshots
sharing-images = Images that nothing shows
share-figures = Figures of small groups
share-with-comments = With the comments
share-measuring = Looking at what goes in…
share-do = Make the copy…
share-making = Making the copy { $path }…
share-done = The shared copy is saved: { $path }
help-compare =
    parcours compare A B OUT [--journey TITLE] [--with TITLE] [--beside]
                   { "[" }--format png|svg|pdf|md|csv] [--theme light|dark]

    Holds a map of A against a map of B and writes both over each other as a picture (.png, .svg, .pdf), or the
    differences as a list (.md, .csv). --journey names the map of A, --with that of B; without them the first map of A and
    the same of B, or the one of its name. Where B is A, the paired journey. --beside: side by side.
history-compare = Compare with now

## Comparing and sharing: what walking through asked for
compare-working = Comparing…
compare-all-open = All that is left:
compare-all-mine = mine
compare-all-theirs = theirs
compare-undecided =
    { $count ->
        [one] 1 is not decided: what is marked is taken. One undo takes all of it back.
       *[other] { $number } are not decided: what is marked is taken. One undo takes all of it back.
    }
share-dialog-images = Images
bottom-needs-source = The figures need the source data, which is not beside this file.
saving-merge = Save and merge…
## Sources of several shapes, and what the command line takes for granted
parts-about = { $count ->
    [one] { $n } source: look at it to import it.
   *[other] The files have { $n } shapes: each shape is a source of its own. Look at those that you want.
}
parts-files = Files
parts-size = Size
parts-what = What it is
parts-look = Look at { $name } to import it
parts-look-short = Look at it…
parts-ready = Columns recognised, ready to import
parts-imported = Imported
parts-done = Done
cli-parts-option = The files have different shapes ({ $names }), and { $option } is about one of them. Name that file alone.
cli-parts-left = Not imported: { $name }. { $why }
cli-ambiguous = Dates such as { $sample } can be read in two ways; they were read { $format }. --time-format day-first or month-first says otherwise.
cli-zone-assumed = The times name no zone: { $zone } is assumed. --time-zone says otherwise.
import-ready-paths = Each row becomes as many customers as it counts.
source-no-times = without times
compare-list-item = { $kind }: { $name }
