<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>deltastep</name>
    <message>
        <source>The old course is being computed …</source>
        <translation>Der alte Verlauf wird berechnet …</translation>
    </message>
    <message>
        <source>The old course has ended.</source>
        <translation>Der alte Verlauf ist zu Ende.</translation>
    </message>
    <message>
        <source>Loss {number}, as it was</source>
        <translation>Verlust {number}, wie zuvor</translation>
    </message>
    <message>
        <source>Loss was {before}, is {now}</source>
        <translation>Verlust {before} → {now}</translation>
    </message>
    <message>
        <source>{parameter} differs most, by {size}</source>
        <translation>{parameter} um {size} anders</translation>
    </message>
    <message>
        <source>Slope, {layer}</source>
        <translation>Steigung, {layer}</translation>
    </message>
    <message>
        <source>first at step {step:,}, event {event:,}</source>
        <translation>ab Schritt {step:_}, Ereignis {event:_}</translation>
    </message>
    <message>
        <source>The loss is now: {loss}.</source>
        <translation>Der Verlust ist jetzt: {loss}.</translation>
    </message>
    <message>
        <source>The activation of the outputs is now: {name}.</source>
        <translation>Die Aktivierung der Ausgaben ist jetzt: {name}.</translation>
    </message>
    <message>
        <source>All samples are to train with: there are too few to test with.</source>
        <translation>Alle Beispiele dienen dem Training: Zum Testen sind es zu wenige.</translation>
    </message>
    <message>
        <source>A breakpoint is gone with what it was about.</source>
        <translation>Ein Haltepunkt ist mit dem verschwunden, wovon er handelte.</translation>
    </message>
    <message>
        <source>{count} breakpoints are gone with what they were about.</source>
        <translation>{count} Haltepunkte sind mit dem verschwunden, wovon sie handelten.</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Kept for testing</source>
        <translation>Zum Testen</translation>
    </message>
    <message>
        <source>Scale inputs</source>
        <translation>Eingabeskala</translation>
    </message>
    <message>
        <source>Scale targets</source>
        <translation>Zielskala</translation>
    </message>
    <message>
        <source>From a CSV file …</source>
        <translation>Aus einer CSV-Datei …</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>to the right</source>
        <translation>nach rechts</translation>
    </message>
    <message>
        <source>downwards</source>
        <translation>nach unten</translation>
    </message>
    <message>
        <source>round a circle</source>
        <translation>im Kreis</translation>
    </message>
    <message>
        <source>free, where they are</source>
        <translation>frei, wo sie sind</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Inputs as a picture</source>
        <translation>Eingaben als Bild</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Initialise</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>by layer</source>
        <translation>je nach Schicht</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>aus der Datei</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Neu ziehen</translation>
    </message>
    <message>
        <source>{option}, {layer}</source>
        <translation>{option}, {layer}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lernratenplan</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Begrenzung</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation>L1-Strafe</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2-Strafe</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisierung</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Dropout, {layer}</source>
        <translation>Dropout, {layer}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>open in another window (close it there, or take another name)</source>
        <translation>in einem anderen Fenster geöffnet (dort schließen, oder ein anderer Name)</translation>
    </message>
    <message>
        <source>operations have no {fields}</source>
        <translation>Operationen haben kein {fields}</translation>
    </message>
    <message>
        <source>fields of operations only, or of training only</source>
        <translation>nur Felder von Operationen oder nur solche des Trainings</translation>
    </message>
    <message>
        <source>the condition</source>
        <translation>die Bedingung</translation>
    </message>
    <message>
        <source>{count} column</source>
        <translation>{count} Spalte</translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation>{count} Spalten</translation>
    </message>
    <message>
        <source>{count}, as in the header</source>
        <translation>{count}, wie in der Kopfzeile</translation>
    </message>
    <message>
        <source>CSV with every quote closed</source>
        <translation>CSV mit geschlossenen Anführungszeichen</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>shorter rows, or fewer</source>
        <translation>kürzere oder weniger Zeilen</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>kein UTF-8</translation>
    </message>
    <message>
        <source>text in UTF-8</source>
        <translation>Text in UTF-8</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>Zeile {number}</translation>
    </message>
    <message>
        <source>found {count}</source>
        <translation>gefunden: {count}</translation>
    </message>
    <message>
        <source>{count}, as many as the data have</source>
        <translation>{count}, so viele wie in den Daten</translation>
    </message>
    <message>
        <source>{value} is no target for this loss</source>
        <translation>{value} ist kein Zielwert für diesen Verlust</translation>
    </message>
    <message>
        <source>from {low:g} to {high:g}</source>
        <translation>von {low:g} bis {high:g}</translation>
    </message>
    <message>
        <source>{value!r} is not a number</source>
        <translation>{value!r} ist keine Zahl</translation>
    </message>
    <message>
        <source>a number with a decimal point</source>
        <translation>eine Zahl mit Dezimalpunkt</translation>
    </message>
    <message>
        <source>a number with a decimal comma</source>
        <translation>eine Zahl mit Dezimalkomma</translation>
    </message>
    <message>
        <source>{value!r} is too large</source>
        <translation>{value!r} ist zu groß</translation>
    </message>
    <message>
        <source>at most {largest:.2g}</source>
        <translation>höchstens {largest:.2g}</translation>
    </message>
    <message>
        <source>at most {count}</source>
        <translation>höchstens {count}</translation>
    </message>
    <message>
        <source>too many categories</source>
        <translation>zu viele Kategorien</translation>
    </message>
    <message>
        <source>row {row}, column {name}</source>
        <translation>Zeile {row}, Spalte {name}</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>no value but {text!r}</source>
        <translation>kein Wert, sondern {text!r}</translation>
    </message>
    <message>
        <source>a value, or &quot;missing&quot;: &quot;drop&quot;</source>
        <translation>ein Wert, oder &quot;missing&quot;: &quot;drop&quot;</translation>
    </message>
    <message>
        <source>a header and at least one sample</source>
        <translation>eine Kopfzeile und mindestens ein Beispiel</translation>
    </message>
    <message>
        <source>the file ends</source>
        <translation>die Datei ist zu Ende</translation>
    </message>
    <message>
        <source>no column {name!r}</source>
        <translation>keine Spalte {name!r}</translation>
    </message>
    <message>
        <source>{count} columns are called {name!r}</source>
        <translation>{count} Spalten heißen {name!r}</translation>
    </message>
    <message>
        <source>a name of its own for each</source>
        <translation>für jede ein eigener Name</translation>
    </message>
    <message>
        <source>no row is complete</source>
        <translation>keine Zeile ist vollständig</translation>
    </message>
    <message>
        <source>at most {count:,} numbers</source>
        <translation>höchstens {count:_} Zahlen</translation>
    </message>
    <message>
        <source>too much data</source>
        <translation>zu viele Daten</translation>
    </message>
    <message>
        <source>changed by another program (open it anew, or save under another name)</source>
        <translation>von einem anderen Programm geändert (neu öffnen oder unter anderem Namen speichern)</translation>
    </message>
    <message>
        <source>at most {count:,} parameters</source>
        <translation>höchstens {count:_} Parameter</translation>
    </message>
    <message>
        <source>too large a network</source>
        <translation>das Netz ist zu groß</translation>
    </message>
    <message>
        <source>the outputs cannot be left out</source>
        <translation>die Ausgaben können nicht ausgelassen werden</translation>
    </message>
    <message>
        <source>dropout elsewhere</source>
        <translation>Dropout in anderen Schichten</translation>
    </message>
    <message>
        <source>the {name} of one unit is always the same</source>
        <translation>{name} eines einzelnen Neurons ist immer gleich</translation>
    </message>
    <message>
        <source>two units or more</source>
        <translation>zwei Neuronen oder mehr</translation>
    </message>
    <message>
        <source>no weights</source>
        <translation>keine Gewichte</translation>
    </message>
    <message>
        <source>either weights or init</source>
        <translation>entweder weights oder init</translation>
    </message>
    <message>
        <source>{count} rows, one a unit</source>
        <translation>{count} Zeilen, je Neuron eine</translation>
    </message>
    <message>
        <source>{count} weights, one a source</source>
        <translation>{count} Gewichte, je Quelle eines</translation>
    </message>
    <message>
        <source>{count} biases, as bias is {policy}</source>
        <translation>{count} Biaswerte, da bias auf {policy} steht</translation>
    </message>
    <message>
        <source>has the weights of layer {number}</source>
        <translation>benutzt die Gewichte von Schicht {number}</translation>
    </message>
    <message>
        <source>no {key}</source>
        <translation>kein {key}</translation>
    </message>
    <message>
        <source>layer {number} is not before this one</source>
        <translation>Schicht {number} liegt nicht vor dieser</translation>
    </message>
    <message>
        <source>layer {number} has no weights of its own</source>
        <translation>Schicht {number} hat keine eigenen Gewichte</translation>
    </message>
    <message>
        <source>a layer that has</source>
        <translation>eine Schicht mit eigenen</translation>
    </message>
    <message>
        <source>layer {number} has {units} × {fan_in} weights</source>
        <translation>Schicht {number} hat {units} × {fan_in} Gewichte</translation>
    </message>
    <message>
        <source>{units} × {fan_in} as in this layer</source>
        <translation>{units} × {fan_in} wie in dieser Schicht</translation>
    </message>
    <message>
        <source>clipping needs all gradients before anything is updated</source>
        <translation>die Begrenzung braucht alle Gradienten, bevor etwas aktualisiert wird</translation>
    </message>
    <message>
        <source>none with immediate updates</source>
        <translation>keine bei sofortiger Aktualisierung</translation>
    </message>
    <message>
        <source>the gradient of shared weights is known only after all of their uses</source>
        <translation>der Gradient gemeinsamer Gewichte steht erst fest, wenn sie nicht mehr gebraucht werden</translation>
    </message>
    <message>
        <source>weights of its own with immediate updates</source>
        <translation>eigene Gewichte bei sofortiger Aktualisierung</translation>
    </message>
    <message>
        <source>{activation} gives no probabilities, which {loss} needs</source>
        <translation>{activation} liefert keine Wahrscheinlichkeiten, die {loss} braucht</translation>
    </message>
    <message>
        <source>such as sigmoid or softmax</source>
        <translation>zum Beispiel sigmoid oder softmax</translation>
    </message>
    <message>
        <source>{name!r} again</source>
        <translation>{name!r} noch einmal</translation>
    </message>
    <message>
        <source>each column once</source>
        <translation>jede Spalte einmal</translation>
    </message>
    <message>
        <source>a comma cannot divide both columns and decimals</source>
        <translation>ein Komma kann nicht Spalten und Nachkommastellen zugleich trennen</translation>
    </message>
    <message>
        <source>a semicolon or a tab</source>
        <translation>ein Semikolon oder ein Tabulator</translation>
    </message>
    <message>
        <source>{count} numbers, one an input</source>
        <translation>{count} Zahlen, je Eingabe eine</translation>
    </message>
    <message>
        <source>{count} numbers, one an output</source>
        <translation>{count} Zahlen, je Ausgabe eine</translation>
    </message>
    <message>
        <source>{count} rows, as in inputs</source>
        <translation>{count} Zeilen, wie bei inputs</translation>
    </message>
    <message>
        <source>{count} given</source>
        <translation>{count} angegeben</translation>
    </message>
    <message>
        <source>earlier than the one before</source>
        <translation>früher als die vorige</translation>
    </message>
    <message>
        <source>order of time</source>
        <translation>zeitliche Reihenfolge</translation>
    </message>
    <message>
        <source>no source {number}</source>
        <translation>keine Quelle {number}</translation>
    </message>
    <message>
        <source>less than {count}, or null for the bias</source>
        <translation>kleiner als {count}, oder null für den Bias</translation>
    </message>
    <message>
        <source>layer {number} has no biases</source>
        <translation>Schicht {number} hat keinen Bias</translation>
    </message>
    <message>
        <source>a source</source>
        <translation>eine Quelle</translation>
    </message>
    <message>
        <source>the activation of layer {number} learns no slope</source>
        <translation>die Aktivierung von Schicht {number} lernt keine Steigung</translation>
    </message>
    <message>
        <source>a layer that learns one</source>
        <translation>eine Schicht, die eine lernt</translation>
    </message>
    <message>
        <source>unknown option {name!r}</source>
        <translation>unbekannte Option {name!r}</translation>
    </message>
    <message>
        <source>two different inputs</source>
        <translation>zwei verschiedene Eingaben</translation>
    </message>
    <message>
        <source>no unit {unit} in layer {layer}</source>
        <translation>kein Neuron {unit} in Schicht {layer}</translation>
    </message>
    <message>
        <source>layers of {sizes} units</source>
        <translation>Schichten mit {sizes} Neuronen</translation>
    </message>
    <message>
        <source>no such example</source>
        <translation>dieses Beispiel gibt es nicht</translation>
    </message>
    <message>
        <source>not a project of this program</source>
        <translation>kein Projekt dieses Programms</translation>
    </message>
    <message>
        <source>written as version {number}</source>
        <translation>in Version {number} geschrieben</translation>
    </message>
    <message>
        <source>up to {number}</source>
        <translation>bis {number}</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>a project</source>
        <translation>ein Projekt</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>unknown key</source>
        <translation>unbekannter Schlüssel</translation>
    </message>
    <message>
        <source>missing key</source>
        <translation>fehlender Schlüssel</translation>
    </message>
    <message>
        <source>unknown value</source>
        <translation>unbekannter Wert</translation>
    </message>
    <message>
        <source>number out of range</source>
        <translation>Zahl außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>found something else</source>
        <translation>etwas anderes gefunden</translation>
    </message>
    <message>
        <source>found {what}</source>
        <translation>gefunden: {what}</translation>
    </message>
    <message>
        <source>out of bounds</source>
        <translation>außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>{what} expected</source>
        <translation>erwartet: {what}</translation>
    </message>
    <message>
        <source>see deltastep schema</source>
        <translation>siehe deltastep schema</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>die Datei endet zu früh</translation>
    </message>
    <message>
        <source>complete JSON</source>
        <translation>vollständiges JSON</translation>
    </message>
    <message>
        <source>JSON, without NaN or Infinity</source>
        <translation>JSON ohne NaN und Infinity</translation>
    </message>
    <message>
        <source>line {line}, column {column}</source>
        <translation>Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>at most {count:,} bytes</source>
        <translation>höchstens {count:_} Bytes</translation>
    </message>
    <message>
        <source>no file can have this name</source>
        <translation>so kann keine Datei heißen</translation>
    </message>
    <message>
        <source>the name of a file</source>
        <translation>der Name einer Datei</translation>
    </message>
    <message>
        <source>a weight on the way there, a bias or an input</source>
        <translation>ein Gewicht auf dem Weg dorthin, ein Bias oder eine Eingabe</translation>
    </message>
    <message>
        <source>a weight, a bias or a target</source>
        <translation>ein Gewicht, ein Bias oder ein Ziel</translation>
    </message>
    <message>
        <source>a target</source>
        <translation>ein Ziel</translation>
    </message>
    <message>
        <source>a weight, or a number of the optimizer</source>
        <translation>ein Gewicht oder eine Zahl des Optimierers</translation>
    </message>
    <message>
        <source>Drag the time line for another one: {name}.</source>
        <translation>Die Zeitleiste führt zu einer anderen: {name}.</translation>
    </message>
    <message>
        <source>Drawn at random: {name}. Set the dropout of the layer instead.</source>
        <translation>Zufällig gezogen: {name}. Einstellen lässt sich das Dropout der Schicht.</translation>
    </message>
    <message>
        <source>Set it in the panel “Network”, for the whole run: {name}.</source>
        <translation>Im Feld „Netz“ einzustellen, für den ganzen Lauf: {name}.</translation>
    </message>
    <message>
        <source>Computed from other numbers: {name}. Drag {source} instead.</source>
        <translation>Aus anderen Zahlen berechnet: {name}. Ziehen lässt sich {source}.</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>Lernrate η</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Layer spacing</source>
        <translation>Schichtabstand</translation>
    </message>
    <message>
        <source>Neuron size</source>
        <translation>Neurongröße</translation>
    </message>
    <message>
        <source>Edge curvature</source>
        <translation>Kantenkrümmung</translation>
    </message>
    <message>
        <source>Neuron spacing</source>
        <translation>Neuronenabstand</translation>
    </message>
    <message>
        <source>no target</source>
        <translation>kein Ziel</translation>
    </message>
    <message>
        <source>no input</source>
        <translation>keine Eingabe</translation>
    </message>
    <message>
        <source>at least one of each</source>
        <translation>mindestens eines für beides</translation>
    </message>
    <message>
        <source>Data from {name}</source>
        <translation>Daten aus {name}</translation>
    </message>
    <message>
        <source>Only data that are written out in the project can be changed one by one.</source>
        <translation>Nur Daten, die im Projekt ausgeschrieben sind, lassen sich einzeln ändern.</translation>
    </message>
    <message>
        <source>input {name}</source>
        <translation>Eingabe {name}</translation>
    </message>
    <message>
        <source>target of {name}</source>
        <translation>Ziel für {name}</translation>
    </message>
    <message>
        <source>Add unit {unit}</source>
        <translation>Neuron {unit} hinzufügen</translation>
    </message>
    <message>
        <source>Remove unit {unit}</source>
        <translation>Neuron {unit} entfernen</translation>
    </message>
    <message>
        <source>Add a layer after “{layer}”</source>
        <translation>Neue Schicht nach „{layer}“</translation>
    </message>
    <message>
        <source>Remove layer “{layer}”</source>
        <translation>Schicht „{layer}“ entfernen</translation>
    </message>
    <message>
        <source>Let the weights into “{layer}” learn</source>
        <translation>Gewichte in „{layer}“ wieder lernen lassen</translation>
    </message>
    <message>
        <source>Freeze the weights into “{layer}”</source>
        <translation>Gewichte in „{layer}“ einfrieren</translation>
    </message>
    <message>
        <source>The data fix the inputs: a sample has {count}.</source>
        <translation>Die Eingaben sind durch die Daten festgelegt: Ein Beispiel hat {count}.</translation>
    </message>
    <message>
        <source>The data fix the outputs: a sample has {count} targets.</source>
        <translation>Die Ausgaben sind durch die Daten festgelegt: Ein Beispiel hat {count} Zielwerte.</translation>
    </message>
    <message>
        <source>A layer has one unit at least; remove the layer instead.</source>
        <translation>Eine Schicht hat mindestens ein Neuron; entfernen Sie stattdessen die Schicht.</translation>
    </message>
    <message>
        <source>Softmax needs two units at least.</source>
        <translation>Softmax braucht mindestens zwei Neuronen.</translation>
    </message>
    <message>
        <source>value of the input</source>
        <translation>Wert der Eingabe</translation>
    </message>
    <message>
        <source>weighted sum z</source>
        <translation>gewichtete Summe z</translation>
    </message>
    <message>
        <source>activation a = {name}(z)</source>
        <translation>Aktivierung a = {name}(z)</translation>
    </message>
    <message>
        <source>after dropout</source>
        <translation>nach Dropout</translation>
    </message>
    <message>
        <source>slope ∂a / ∂z</source>
        <translation>Steigung ∂a / ∂z</translation>
    </message>
    <message>
        <source>slope {name}′(z)</source>
        <translation>Steigung {name}′(z)</translation>
    </message>
    <message>
        <source>delta δ</source>
        <translation>Delta δ</translation>
    </message>
    <message>
        <source>{count:,} more</source>
        <translation>{count:_} weitere</translation>
    </message>
    <message>
        <source>new − old, as {name} moves them</source>
        <translation>neu − alt, wie {name} sie bewegt</translation>
    </message>
    <message>
        <source>−η · gradient, clipped</source>
        <translation>−η · Gradient, begrenzt</translation>
    </message>
    <message>
        <source>−η · gradient, the mean over the batch</source>
        <translation>−η · Gradient, Mittel über den Batch</translation>
    </message>
    <message>
        <source>−η · gradient, penalty included</source>
        <translation>−η · Gradient samt Strafterm</translation>
    </message>
    <message>
        <source>−η · gradient, the sum over all uses</source>
        <translation>−η · Gradient, Summe über alle Verwendungen</translation>
    </message>
    <message>
        <source>−η · δ of the receiver · a of the sender</source>
        <translation>−η · δ des Empfängers · a des Senders</translation>
    </message>
    <message>
        <source>bias b of all</source>
        <translation>Bias b für alle</translation>
    </message>
    <message>
        <source>bias {name}</source>
        <translation>Bias {name}</translation>
    </message>
    <message>
        <source>{weight} from {source}</source>
        <translation>{weight} von {source}</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>Fehlerquadrat</translation>
    </message>
    <message>
        <source>½ squared error</source>
        <translation>½ Fehlerquadrat</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>mittl. Fehlerquadrat</translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation>mittl. Absolutfehler</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>binäre Kreuzentropie</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>Gradientenabstieg</translation>
    </message>
    <message>
        <source>descent by sign</source>
        <translation>Abstieg nach Vorzeichen</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Rprop</source>
        <translation>Rprop</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>GELU, tanh</source>
        <translation>GELU, tanh</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichverteilt</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normalverteilt</translation>
    </message>
    <message>
        <source>Xavier, uniform</source>
        <translation>Xavier, gleichverteilt</translation>
    </message>
    <message>
        <source>Xavier, normal</source>
        <translation>Xavier, normalverteilt</translation>
    </message>
    <message>
        <source>He, uniform</source>
        <translation>He, gleichverteilt</translation>
    </message>
    <message>
        <source>He, normal</source>
        <translation>He, normalverteilt</translation>
    </message>
    <message>
        <source>LeCun, uniform</source>
        <translation>LeCun, gleichverteilt</translation>
    </message>
    <message>
        <source>LeCun, normal</source>
        <translation>LeCun, normalverteilt</translation>
    </message>
    <message>
        <source>Nguyen–Widrow</source>
        <translation>Nguyen–Widrow</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>orthogonal</translation>
    </message>
    <message>
        <source>1 / fan-in</source>
        <translation>1 / Eingänge</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>exponentiell</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>by value</source>
        <translation>nach Wert</translation>
    </message>
    <message>
        <source>by norm</source>
        <translation>nach Norm</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>alle zugleich</translation>
    </message>
    <message>
        <source>layer by layer</source>
        <translation>Schicht für Schicht</translation>
    </message>
    <message>
        <source>one random layer</source>
        <translation>eine zufällige Schicht</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>AND</source>
        <translation>UND</translation>
    </message>
    <message>
        <source>OR</source>
        <translation>ODER</translation>
    </message>
    <message>
        <source>NOT</source>
        <translation>NICHT</translation>
    </message>
    <message>
        <source>two clouds</source>
        <translation>zwei Wolken</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>Kreis</translation>
    </message>
    <message>
        <source>spiral</source>
        <translation>Spirale</translation>
    </message>
    <message>
        <source>moons</source>
        <translation>Monde</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>Sinus</translation>
    </message>
    <message>
        <source>students</source>
        <translation>Studierende</translation>
    </message>
    <message>
        <source>digits, 8 × 8</source>
        <translation>Ziffern, 8 × 8</translation>
    </message>
    <message>
        <source>iris</source>
        <translation>Iris</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>wie sie sind</translation>
    </message>
    <message>
        <source>mean 0, deviation 1</source>
        <translation>Mittel 0, Abweichung 1</translation>
    </message>
    <message>
        <source>from 0 to 1</source>
        <translation>von 0 bis 1</translation>
    </message>
    <message>
        <source>from −1 to 1</source>
        <translation>von −1 bis 1</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Shrinking by</source>
        <translation>Schrumpfen um</translation>
    </message>
    <message>
        <source>Growing by</source>
        <translation>Wachsen um</translation>
    </message>
    <message>
        <source>Smallest step</source>
        <translation>Kleinster Schritt</translation>
    </message>
    <message>
        <source>Largest step</source>
        <translation>Größter Schritt</translation>
    </message>
    <message>
        <source>Negative slope</source>
        <translation>Negative Steigung</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Every … steps</source>
        <translation>Alle … Schritte</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>rows in the project</source>
        <translation>Zeilen im Projekt</translation>
    </message>
    <message>
        <source>Add a bookmark</source>
        <translation>Lesezeichen setzen</translation>
    </message>
    <message>
        <source>Remove a bookmark</source>
        <translation>Lesezeichen entfernen</translation>
    </message>
    <message>
        <source>Rename a bookmark</source>
        <translation>Lesezeichen umbenennen</translation>
    </message>
    <message>
        <source>Step {step:,}</source>
        <translation>Schritt {step:_}</translation>
    </message>
    <message>
        <source>Step {step:,} · {operation}</source>
        <translation>Schritt {step:_} · {operation}</translation>
    </message>
    <message>
        <source>Add a breakpoint</source>
        <translation>Haltepunkt setzen</translation>
    </message>
    <message>
        <source>Remove a breakpoint</source>
        <translation>Haltepunkt entfernen</translation>
    </message>
    <message>
        <source>Switch a breakpoint</source>
        <translation>Haltepunkt umschalten</translation>
    </message>
    <message>
        <source>A number is not finite</source>
        <translation>Eine Zahl ist nicht endlich</translation>
    </message>
    <message>
        <source>Units that stay alike</source>
        <translation>Neuronen, die gleich bleiben</translation>
    </message>
    <message>
        <source>Units without a slope</source>
        <translation>Neuronen ohne Steigung</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>Tote Neuronen</translation>
    </message>
    <message>
        <source>Saturated units</source>
        <translation>Gesättigte Neuronen</translation>
    </message>
    <message>
        <source>Vanishing gradient</source>
        <translation>Verschwindender Gradient</translation>
    </message>
    <message>
        <source>Exploding gradient</source>
        <translation>Explodierender Gradient</translation>
    </message>
    <message>
        <source>The loss runs away</source>
        <translation>Der Verlust läuft davon</translation>
    </message>
    <message>
        <source>The loss stands still</source>
        <translation>Der Verlust steht still</translation>
    </message>
    <message>
        <source>the whole network</source>
        <translation>das ganze Netz</translation>
    </message>
    <message>
        <source>all of layer “{layer}”</source>
        <translation>die ganze Schicht „{layer}“</translation>
    </message>
    <message>
        <source>{names} and {more} more</source>
        <translation>{names} und {more} weitere</translation>
    </message>
    <message>
        <source>{names} of layer “{layer}”</source>
        <translation>{names} der Schicht „{layer}“</translation>
    </message>
    <message>
        <source>a number such as 0.25, 1/3 or 1e-3</source>
        <translation>eine Zahl wie 0.25, 1/3 oder 1e-3</translation>
    </message>
    <message>
        <source>This is not a number ({expected}).</source>
        <translation>Das ist keine Zahl ({expected}).</translation>
    </message>
    <message>
        <source>Nothing can be divided by 0.</source>
        <translation>Durch 0 kann man nicht teilen.</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>Diese Zahl ist zu groß.</translation>
    </message>
    <message>
        <source>This has to be a whole number.</source>
        <translation>Dies muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>This is outside of what is possible here, {low} to {high}.</source>
        <translation>Das liegt außerhalb des Möglichen, {low} bis {high}.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Datei existiert bereits</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>kein Ordner</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Speicherplatz mehr frei</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>schreibgeschütztes Dateisystem</translation>
    </message>
    <message>
        <source>That is not possible: {what} ({expected}).</source>
        <translation>Das geht nicht: {what} ({expected}).</translation>
    </message>
    <message>
        <source>check (C)</source>
        <translation>prüfen (C)</translation>
    </message>
    <message>
        <source>one sample</source>
        <translation>ein Beispiel</translation>
    </message>
    <message>
        <source>all {count:,} samples of the batch</source>
        <translation>alle {count:_} Beispiele des Batches</translation>
    </message>
    <message>
        <source>Step {number:,}: {samples} forward and back, {update}.</source>
        <translation>Schritt {number:_}: {samples} vorwärts und zurück, {update}.</translation>
    </message>
    <message>
        <source>with {count:,} parameters updated layer by layer on the way</source>
        <translation>wobei {count:_} Parameter unterwegs Schicht für Schicht aktualisiert werden</translation>
    </message>
    <message>
        <source>then an update of one layer, {count:,} parameters</source>
        <translation>dann eine Aktualisierung einer Schicht, {count:_} Parameter</translation>
    </message>
    <message>
        <source>then one update of {count:,} parameters</source>
        <translation>dann eine Aktualisierung von {count:_} Parametern</translation>
    </message>
    <message>
        <source>and {count:,} more gradient in the same moment</source>
        <translation>und {count:_} weiterer Gradient im selben Moment</translation>
    </message>
    <message>
        <source>and {count:,} more gradients in the same moment</source>
        <translation>und {count:_} weitere Gradienten im selben Moment</translation>
    </message>
    <message>
        <source>and {count:,} more parameter in the same moment</source>
        <translation>und {count:_} weiterer Parameter im selben Moment</translation>
    </message>
    <message>
        <source>and {count:,} more parameters in the same moment</source>
        <translation>und {count:_} weitere Parameter im selben Moment</translation>
    </message>
    <message>
        <source>and {count:,} more neuron in the same moment</source>
        <translation>und {count:_} weiteres Neuron im selben Moment</translation>
    </message>
    <message>
        <source>and {count:,} more neurons in the same moment</source>
        <translation>und {count:_} weitere Neuronen im selben Moment</translation>
    </message>
    <message>
        <source>finite difference {number}, across a kink</source>
        <translation>Differenzenquotient {number}, über einen Knick</translation>
    </message>
    <message>
        <source>checked: finite difference {number} ✓</source>
        <translation>geprüft: Differenzenquotient {number} ✓</translation>
    </message>
    <message>
        <source>finite difference {number}, off by {off}</source>
        <translation>Differenzenquotient {number}, Abweichung {off}</translation>
    </message>
    <message>
        <source>and {count:,} more gradient</source>
        <translation>und {count:_} weiterer Gradient</translation>
    </message>
    <message>
        <source>and {count:,} more gradients</source>
        <translation>und {count:_} weitere Gradienten</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>weighted sum</source>
        <translation>gewichtete Summe</translation>
    </message>
    <message>
        <source>product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>contribution</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>number of the optimizer</source>
        <translation>Zahl des Optimierers</translation>
    </message>
    <message>
        <source>size of the gradient</source>
        <translation>Größe des Gradienten</translation>
    </message>
    <message>
        <source>number of the update</source>
        <translation>Nummer der Aktualisierung</translation>
    </message>
    <message>
        <source>what comes back</source>
        <translation>was zurückkommt</translation>
    </message>
    <message>
        <source>mask of dropout</source>
        <translation>Dropout-Maske</translation>
    </message>
    <message>
        <source>{name}: {number}</source>
        <translation>{name}: {number}</translation>
    </message>
    <message>
        <source>{name}, {place}</source>
        <translation>{name}, {place}</translation>
    </message>
    <message>
        <source>{source} to {unit}</source>
        <translation>{source} → {unit}</translation>
    </message>
    <message>
        <source>was {number}</source>
        <translation>war {number}</translation>
    </message>
    <message>
        <source>slope {number}</source>
        <translation>Steigung {number}</translation>
    </message>
    <message>
        <source>weights of {layer}</source>
        <translation>Gewichte wie {layer}</translation>
    </message>
    <message>
        <source>bias {number}</source>
        <translation>Bias {number}</translation>
    </message>
    <message>
        <source>no bias</source>
        <translation>kein Bias</translation>
    </message>
    <message>
        <source>dropout {share:g}</source>
        <translation>Dropout {share:g}</translation>
    </message>
    <message>
        <source>… {count:,} more</source>
        <translation>… {count:_} weitere</translation>
    </message>
    <message>
        <source>strongest {drawn:,} of {total:,} edges</source>
        <translation>die stärksten {drawn:_} von {total:_} Kanten</translation>
    </message>
    <message>
        <source>edges of pixels are drawn where they take part</source>
        <translation>Kanten der Pixel erscheinen, wo sie beteiligt sind</translation>
    </message>
    <message>
        <source>edges of pixels: the strongest {drawn:,} of {total:,}</source>
        <translation>Kanten der Pixel: die stärksten {drawn:_} von {total:_}</translation>
    </message>
    <message>
        <source>target {number}</source>
        <translation>Ziel {number}</translation>
    </message>
    <message>
        <source>error {number}</source>
        <translation>Fehler {number}</translation>
    </message>
    <message>
        <source>gradients: {number:,} of {count:,} samples</source>
        <translation>Gradienten: {number:_} von {count:_} Beispielen</translation>
    </message>
    <message>
        <source>rests</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>Each neuron shows its answer for every point of the input plane: blue is high, orange is low.</source>
        <translation>Jedes Neuron zeigt seine Antwort auf jeden Punkt der Eingabeebene: Blau ist hoch, Orange ist niedrig.</translation>
    </message>
    <message>
        <source>Each neuron shows its answer for every point of the input plane: blue towards {high}, orange towards {low}.</source>
        <translation>Jedes Neuron zeigt seine Antwort auf jeden Punkt der Eingabeebene: Blau gegen {high}, Orange gegen {low}.</translation>
    </message>
    <message>
        <source>shares of 1</source>
        <translation>Anteile an 1</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>vorwärts</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>rückwärts</translation>
    </message>
    <message>
        <source>update</source>
        <translation>Aktualisierung</translation>
    </message>
    <message>
        <source>products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>all errors as one number</source>
        <translation>alle Fehler als eine Zahl</translation>
    </message>
    <message>
        <source>contributions</source>
        <translation>Beiträge</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>Gradienten</translation>
    </message>
    <message>
        <source>gradient of the learned slope</source>
        <translation>Gradient der gelernten Steigung</translation>
    </message>
    <message>
        <source>clipping of the gradient</source>
        <translation>Begrenzung des Gradienten</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>learned slope</source>
        <translation>gelernte Steigung</translation>
    </message>
    <message>
        <source>gradient of the shared bias</source>
        <translation>Gradient des gemeinsamen Bias</translation>
    </message>
    <message>
        <source>shared bias</source>
        <translation>gemeinsamer Bias</translation>
    </message>
    <message>
        <source>biases</source>
        <translation>Biases</translation>
    </message>
    <message>
        <source>Training · step {number:,}</source>
        <translation>Training · Schritt {number:_}</translation>
    </message>
    <message>
        <source>rests in this step</source>
        <translation>ruht in diesem Schritt</translation>
    </message>
    <message>
        <source>sample {number:,} of {count:,}</source>
        <translation>Beispiel {number:_} von {count:_}</translation>
    </message>
    <message>
        <source>In the old course it was {number}.</source>
        <translation>Im alten Verlauf war es {number}.</translation>
    </message>
    <message>
        <source>{operation} of {subject}</source>
        <translation>{operation} für {subject}</translation>
    </message>
    <message>
        <source>every output</source>
        <translation>jede Ausgabe</translation>
    </message>
    <message>
        <source>the outputs</source>
        <translation>die Ausgaben</translation>
    </message>
    <message>
        <source>the hidden layer</source>
        <translation>die verborgene Schicht</translation>
    </message>
    <message>
        <source>hidden layer {number}</source>
        <translation>verborgene Schicht {number}</translation>
    </message>
    <message>
        <source>the usual ones are used</source>
        <translation>die üblichen werden verwendet</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark, high contrast</source>
        <translation>Dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>Light, high contrast</source>
        <translation>Hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>A bookmark is gone with its operation.</source>
        <translation>Ein Lesezeichen ist mit seiner Operation verschwunden.</translation>
    </message>
    <message>
        <source>{count} bookmarks are gone with their operations.</source>
        <translation>{count} Lesezeichen sind mit ihren Operationen verschwunden.</translation>
    </message>
    <message>
        <source>What was repeated is gone with its operations.</source>
        <translation>Was wiederholt wurde, ist mit seinen Operationen verschwunden.</translation>
    </message>
    <message>
        <source>update of the learned slope</source>
        <translation>Änderung der gelernten Steigung</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>Rückwärts</translation>
    </message>
    <message>
        <source>{unit} · {operation}</source>
        <translation>{unit} · {operation}</translation>
    </message>
    <message>
        <source>{unit} · {operation} {source}</source>
        <translation>{unit} · {operation} {source}</translation>
    </message>
    <message>
        <source>Steps {first:,}–{last:,}</source>
        <translation>Schritte {first:_}–{last:_}</translation>
    </message>
    <message>
        <source>Epoch {epoch:,}</source>
        <translation>Epoche {epoch:_}</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>what if</source>
        <translation>was wäre wenn</translation>
    </message>
    <message>
        <source>{curve}: {shown:,} of {count:,} samples.</source>
        <translation>{curve}: {shown:_} von {count:_} Beispielen.</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>target {name}</source>
        <translation>Ziel {name}</translation>
    </message>
    <message>
        <source>output {name}</source>
        <translation>Ausgabe {name}</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre wenn</translation>
    </message>
    <message>
        <source>Keep the new course</source>
        <translation>Neuen Verlauf behalten</translation>
    </message>
    <message>
        <source>Back to the old course</source>
        <translation>Zurück zum alten Verlauf</translation>
    </message>
    <message>
        <source>unknown kind of output</source>
        <translation>unbekannte Art von Ausgabe</translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation>möglich: {names}</translation>
    </message>
    <message>
        <source>{count} pictures a second</source>
        <translation>{count} Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>at most {count} in this format</source>
        <translation>höchstens {count} in diesem Format</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Layers and units</source>
        <translation>Schichten und Neuronen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>What if …</source>
        <translation>Was wäre wenn …</translation>
    </message>
    <message>
        <source>Copy the formula as text</source>
        <translation>Formel als Text kopieren</translation>
    </message>
    <message>
        <source>Copy the formula as LaTeX</source>
        <translation>Formel als LaTeX kopieren</translation>
    </message>
    <message>
        <source>Copy the formula as picture</source>
        <translation>Formel als Bild kopieren</translation>
    </message>
    <message>
        <source>Save the formula as picture …</source>
        <translation>Formel als Bild speichern …</translation>
    </message>
    <message>
        <source>Light the next term</source>
        <translation>Nächsten Ausdruck beleuchten</translation>
    </message>
    <message>
        <source>Light the term before</source>
        <translation>Vorigen Ausdruck beleuchten</translation>
    </message>
    <message>
        <source>Choose the next neuron</source>
        <translation>Nächstes Neuron wählen</translation>
    </message>
    <message>
        <source>Choose the neuron before</source>
        <translation>Voriges Neuron wählen</translation>
    </message>
    <message>
        <source>Add a unit to the chosen layer</source>
        <translation>Neuron in der gewählten Schicht hinzufügen</translation>
    </message>
    <message>
        <source>Remove the chosen unit</source>
        <translation>Gewähltes Neuron entfernen</translation>
    </message>
    <message>
        <source>Add a layer after the chosen one</source>
        <translation>Neue Schicht nach der gewählten</translation>
    </message>
    <message>
        <source>Remove the chosen layer</source>
        <translation>Gewählte Schicht entfernen</translation>
    </message>
    <message>
        <source>Preferences …</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Examples …</source>
        <translation>Beispiele …</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Data from a CSV file …</source>
        <translation>Daten aus einer CSV-Datei …</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Menü öffnen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Show hints</source>
        <translation>Hinweise zeigen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>Rückwärts abspielen</translation>
    </message>
    <message>
        <source>One step on (step over)</source>
        <translation>Schritt weiter (Step over)</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Schritt zurück</translation>
    </message>
    <message>
        <source>One smaller step on (step into)</source>
        <translation>Kleinerer Schritt (Step into)</translation>
    </message>
    <message>
        <source>One larger step on (step out)</source>
        <translation>Größerer Schritt (Step out)</translation>
    </message>
    <message>
        <source>One larger step back</source>
        <translation>Größerer Schritt zurück</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>Nächste Schicht</translation>
    </message>
    <message>
        <source>Layer before</source>
        <translation>Vorige Schicht</translation>
    </message>
    <message>
        <source>Next phase</source>
        <translation>Nächste Phase</translation>
    </message>
    <message>
        <source>Phase before</source>
        <translation>Vorige Phase</translation>
    </message>
    <message>
        <source>To the end of the epoch</source>
        <translation>Zum Ende der Epoche</translation>
    </message>
    <message>
        <source>To the start of the track</source>
        <translation>Zum Anfang der Spur</translation>
    </message>
    <message>
        <source>To the end of the track</source>
        <translation>Zum Ende der Spur</translation>
    </message>
    <message>
        <source>To {percent} %</source>
        <translation>Zu {percent} %</translation>
    </message>
    <message>
        <source>To a tenth of the track</source>
        <translation>Zu einem Zehntel der Spur</translation>
    </message>
    <message>
        <source>To the start of the run</source>
        <translation>Zum Anfang des Laufs</translation>
    </message>
    <message>
        <source>To the end of the run</source>
        <translation>Zum Ende des Laufs</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>As fast as training goes</source>
        <translation>So schnell das Training geht</translation>
    </message>
    <message>
        <source>{what}: on</source>
        <translation>{what}: an</translation>
    </message>
    <message>
        <source>{what}: off</source>
        <translation>{what}: aus</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Breakpoint at this operation</source>
        <translation>Haltepunkt bei dieser Operation</translation>
    </message>
    <message>
        <source>Breakpoint at the chosen neuron</source>
        <translation>Haltepunkt beim gewählten Neuron</translation>
    </message>
    <message>
        <source>Bookmark this moment</source>
        <translation>Lesezeichen hier setzen</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>Nächstes Lesezeichen</translation>
    </message>
    <message>
        <source>Bookmark before</source>
        <translation>Lesezeichen davor</translation>
    </message>
    <message>
        <source>Repeat from here on</source>
        <translation>Ab hier wiederholen</translation>
    </message>
    <message>
        <source>Repeat up to here</source>
        <translation>Bis hier wiederholen</translation>
    </message>
    <message>
        <source>Repeat nothing</source>
        <translation>Nichts wiederholen</translation>
    </message>
    <message>
        <source>Look for …</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Look further on</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Look back</source>
        <translation>Rückwärts suchen</translation>
    </message>
    <message>
        <source>Show less of the run</source>
        <translation>Weniger vom Lauf zeigen</translation>
    </message>
    <message>
        <source>Show more of the run</source>
        <translation>Mehr vom Lauf zeigen</translation>
    </message>
    <message>
        <source>Show this step</source>
        <translation>Diesen Schritt zeigen</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>Den ganzen Lauf zeigen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Step by</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>{count}</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Without movement</source>
        <translation>Ohne Bewegung</translation>
    </message>
    <message>
        <source>To the next panel</source>
        <translation>Zum nächsten Bereich</translation>
    </message>
    <message>
        <source>To the panel before</source>
        <translation>Zum vorigen Bereich</translation>
    </message>
    <message>
        <source>Restore all panels</source>
        <translation>Alle Bereiche zurücksetzen</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Weiter weg</translation>
    </message>
    <message>
        <source>The whole network</source>
        <translation>Das ganze Netz</translation>
    </message>
    <message>
        <source>More digits</source>
        <translation>Mehr Stellen</translation>
    </message>
    <message>
        <source>Fewer digits</source>
        <translation>Weniger Stellen</translation>
    </message>
    <message>
        <source>Fractions where exact</source>
        <translation>Brüche, wo sie exakt sind</translation>
    </message>
    <message>
        <source>Check by finite differences</source>
        <translation>Mit Differenzenquotienten prüfen</translation>
    </message>
    <message>
        <source>Heat maps in the neurons</source>
        <translation>Heatmaps in den Neuronen</translation>
    </message>
    <message>
        <source>Notes on this step</source>
        <translation>Hinweise zu diesem Schritt</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Name of the bookmark</source>
        <translation>Name des Lesezeichens</translation>
    </message>
    <message>
        <source>Go to {name}</source>
        <translation>Gehe zu {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>A number is NaN</source>
        <translation>Eine Zahl ist NaN</translation>
    </message>
    <message>
        <source>A unit is dead</source>
        <translation>Eine Einheit ist tot</translation>
    </message>
    <message>
        <source>Pause when: {name}</source>
        <translation>Anhalten, wenn: {name}</translation>
    </message>
    <message>
        <source>Pause where</source>
        <translation>Anhalten, wo</translation>
    </message>
    <message>
        <source>Pause at the beginning of</source>
        <translation>Anhalten am Anfang von</translation>
    </message>
    <message>
        <source>Pause when</source>
        <translation>Anhalten, wenn</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Pause where this begins: {phase}</source>
        <translation>Anhalten, wo dies beginnt: {phase}</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>{share:.1f} % right</source>
        <translation>{share:.1f} % richtig</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{target} answered by {answer}, before step {step:,}</source>
        <translation>{target} als {answer} beantwortet, vor Schritt {step:_}</translation>
    </message>
    <message>
        <source>The targets are numbers to be met, not classes to be confused.</source>
        <translation>Die Ziele sind Zahlen, die zu treffen sind, keine Klassen zum Verwechseln.</translation>
    </message>
    <message>
        <source>{shown} of {all:,} classes: those most often answered wrong.</source>
        <translation>{shown} von {all:_} Klassen: die am häufigsten falsch beantworteten.</translation>
    </message>
    <message>
        <source>Activation curve</source>
        <translation>Aktivierungskurve</translation>
    </message>
    <message>
        <source>Activation of {neuron}</source>
        <translation>Aktivierung: {neuron}</translation>
    </message>
    <message>
        <source>An input has no activation function.</source>
        <translation>Eine Eingabe hat keine Aktivierungsfunktion.</translation>
    </message>
    <message>
        <source>The mark below is its weighted sum for the one sample.</source>
        <translation>Die Marke unten ist seine gewichtete Summe für das eine Beispiel.</translation>
    </message>
    <message>
        <source>The marks below are its weighted sums for {count:,} samples.</source>
        <translation>Die Marken unten sind seine gewichteten Summen für {count:_} Beispiele.</translation>
    </message>
    <message>
        <source>The units of this layer share 1 among themselves.</source>
        <translation>Die Neuronen dieser Schicht teilen 1 unter sich auf.</translation>
    </message>
    <message>
        <source>Float or dock</source>
        <translation>Lösen oder andocken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Float or dock {name}</source>
        <translation>{name} lösen oder andocken</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>{name} schließen</translation>
    </message>
    <message>
        <source>Heat maps of all neurons</source>
        <translation>Heatmaps aller Neuronen</translation>
    </message>
    <message>
        <source>{layer}: the strongest {shown:,} of {count:,}</source>
        <translation>{layer}: die stärksten {shown:_} von {count:_}</translation>
    </message>
    <message>
        <source>{layer} · weights</source>
        <translation>{layer} · Gewichte</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>step {step:,}</source>
        <translation>Schritt {step:_}</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>{share} exactly 0</source>
        <translation>{share} genau 0</translation>
    </message>
    <message>
        <source>{count:,} not a number</source>
        <translation>{count:_} keine Zahl</translation>
    </message>
    <message>
        <source>{count:,} infinite</source>
        <translation>{count:_} unendlich</translation>
    </message>
    <message>
        <source>Nothing has moved yet: there is no path to look around.</source>
        <translation>Noch hat sich nichts bewegt: Es gibt keinen Weg, um den man sich umsehen könnte.</translation>
    </message>
    <message>
        <source>Meaning of the colours</source>
        <translation>Bedeutung der Farben</translation>
    </message>
    <message>
        <source>computing {percent} %</source>
        <translation>rechnet, {percent} %</translation>
    </message>
    <message>
        <source>Through this moment; the plane has {share:.0f} % of the path&apos;s variance.</source>
        <translation>Durch diesen Augenblick; in der Ebene liegen {share:.0f} % der Varianz des Weges.</translation>
    </message>
    <message>
        <source>{shown:,} of {count:,} samples.</source>
        <translation>{shown:_} von {count:_} Beispielen.</translation>
    </message>
    <message>
        <source>Loss landscape</source>
        <translation>Verlustlandschaft</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Loss on a logarithmic axis</source>
        <translation>Verlust auf logarithmischer Achse</translation>
    </message>
    <message>
        <source>Steps on a logarithmic axis</source>
        <translation>Schritte auf logarithmischer Achse</translation>
    </message>
    <message>
        <source>Chart over training steps</source>
        <translation>Diagramm über den Trainingsschritten</translation>
    </message>
    <message>
        <source>step {step}: {values}</source>
        <translation>Schritt {step}: {values}</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>Neuron</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>Entscheidungsfläche</translation>
    </message>
    <message>
        <source>Heat maps</source>
        <translation>Heatmaps</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation>Haltepunkte</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Sample {sample:,} is there to test with: no step trains on it.</source>
        <translation>Beispiel {sample:_} dient zum Testen: Kein Schritt trainiert damit.</translation>
    </message>
    <message>
        <source>No step after this one trains on sample {sample:,}.</source>
        <translation>Kein Schritt nach diesem trainiert mit Beispiel {sample:_}.</translation>
    </message>
    <message>
        <source>Input from left to right</source>
        <translation>Eingabe von links nach rechts</translation>
    </message>
    <message>
        <source>Input from bottom up</source>
        <translation>Eingabe von unten nach oben</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Also in the neurons</source>
        <translation>Auch in den Neuronen</translation>
    </message>
    <message>
        <source>Winning output</source>
        <translation>Größte Ausgabe</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Other inputs as in sample {number:,}.</source>
        <translation>Andere Eingaben wie in Beispiel {number:_}.</translation>
    </message>
    <message>
        <source>Sample {number:,} is not trained on from here.</source>
        <translation>Mit Beispiel {number:_} wird von hier an nicht trainiert.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>as in the header</source>
        <translation>wie in der Kopfzeile</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>are refused</source>
        <translation>werden abgelehnt</translation>
    </message>
    <message>
        <source>are left out</source>
        <translation>werden ausgelassen</translation>
    </message>
    <message>
        <source>Columns divided by</source>
        <translation>Spalten getrennt durch</translation>
    </message>
    <message>
        <source>Decimals after a</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Rows without a value</source>
        <translation>Zeilen ohne Wert</translation>
    </message>
    <message>
        <source>Open a table</source>
        <translation>Tabelle öffnen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Use these data</source>
        <translation>Diese Daten nehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Pause at this neuron</source>
        <translation>Bei diesem Neuron anhalten</translation>
    </message>
    <message>
        <source>Try: {remedy}.</source>
        <translation>Versuchen Sie: {remedy}.</translation>
    </message>
    <message>
        <source>{count} note</source>
        <translation>{count} Hinweis</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>{count} Hinweise</translation>
    </message>
    <message>
        <source>What seems to be wrong here, and what to try</source>
        <translation>Was hier nicht zu stimmen scheint und was helfen kann</translation>
    </message>
    <message>
        <source>{name} of {z:.4g} is {a:.4g}</source>
        <translation>{name} von {z:.4g} ist {a:.4g}</translation>
    </message>
    <message>
        <source>{function} and its tangent here</source>
        <translation>{function} und die Tangente hier</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Moves of the weights</source>
        <translation>Bewegungen der Gewichte</translation>
    </message>
    <message>
        <source>Values of the neuron</source>
        <translation>Werte des Neurons</translation>
    </message>
    <message>
        <source>Weighted sum</source>
        <translation>Gewichtete Summe</translation>
    </message>
    <message>
        <source>Activation function</source>
        <translation>Aktivierungsfunktion</translation>
    </message>
    <message>
        <source>Why weights move by this much</source>
        <translation>Warum sich Gewichte so bewegen</translation>
    </message>
    <message>
        <source>How the sum is made</source>
        <translation>Wie die Summe entsteht</translation>
    </message>
    <message>
        <source>Weights into it</source>
        <translation>Gewichte der Eingänge</translation>
    </message>
    <message>
        <source>Sample {number} of {count}</source>
        <translation>Beispiel {number} von {count}</translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation>… {count} weitere</translation>
    </message>
    <message>
        <source>Drag a neuron to move it, click it to see its numbers.</source>
        <translation>Ziehen verschiebt ein Neuron, ein Klick zeigt seine Zahlen.</translation>
    </message>
    <message>
        <source>{rate} in this step, by schedule: {name}</source>
        <translation>{rate} in diesem Schritt, nach Plan: {name}</translation>
    </message>
    <message>
        <source>Weight from input number</source>
        <translation>Gewicht von Eingang Nummer</translation>
    </message>
    <message>
        <source>… {count:,} more, of which number</source>
        <translation>… {count:_} weitere, davon Nummer</translation>
    </message>
    <message>
        <source>{target} answered by {answer}: {count:,} of {total:,}</source>
        <translation>{target} als {answer} beantwortet: {count:_} von {total:_}</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>Als LaTeX kopieren</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>Save as picture …</source>
        <translation>Als Bild speichern …</translation>
    </message>
    <message>
        <source>Pictures (*.{suffix})</source>
        <translation>Bilder (*.{suffix})</translation>
    </message>
    <message>
        <source>Save the formula as picture</source>
        <translation>Formel als Bild speichern</translation>
    </message>
    <message>
        <source>Move {unit}</source>
        <translation>{unit} verschieben</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Bühne</translation>
    </message>
    <message>
        <source>Type {weight} …</source>
        <translation>{weight} eingeben …</translation>
    </message>
    <message>
        <source>Its layer is frozen: it has no update</source>
        <translation>Die Schicht ist eingefroren: keine Aktualisierung</translation>
    </message>
    <message>
        <source>Pause at its update</source>
        <translation>Bei der Aktualisierung anhalten</translation>
    </message>
    <message>
        <source>Bookmark its update</source>
        <translation>Lesezeichen bei der Aktualisierung</translation>
    </message>
    <message>
        <source>Look for</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Das davor</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>Das nächste</translation>
    </message>
    <message>
        <source>looking, {percent} %</source>
        <translation>sucht, {percent} %</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>none further on</source>
        <translation>keins weiter vorn</translation>
    </message>
    <message>
        <source>none before</source>
        <translation>keins davor</translation>
    </message>
    <message>
        <source>{steps} of {total:,}</source>
        <translation>{steps} von {total:_}</translation>
    </message>
    <message>
        <source>Wheel to zoom · Space play · ←/→ one operation · ? all keys</source>
        <translation>Mausrad: Zoom · Leertaste: abspielen · ←/→ eine Operation · ? alle Tasten</translation>
    </message>
    <message>
        <source>One back</source>
        <translation>Eins zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>One on</source>
        <translation>Eins weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>as fast as training goes</source>
        <translation>so schnell das Training geht</translation>
    </message>
    <message>
        <source>{speed:g} times</source>
        <translation>{speed:g}-fach</translation>
    </message>
    <message>
        <source>training step {step:,}</source>
        <translation>Trainingsschritt {step:_}</translation>
    </message>
    <message>
        <source>epoch {epoch:,}</source>
        <translation>Epoche {epoch:_}</translation>
    </message>
    <message>
        <source>following</source>
        <translation>folgt</translation>
    </message>
    <message>
        <source>event {event:,} of {events:,}</source>
        <translation>Ereignis {event:_} von {events:_}</translation>
    </message>
    <message>
        <source>{count} breakpoint</source>
        <translation>{count} Haltepunkt</translation>
    </message>
    <message>
        <source>{count} breakpoints</source>
        <translation>{count} Haltepunkte</translation>
    </message>
    <message>
        <source>paused at {condition}</source>
        <translation>angehalten bei {condition}</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>{name} wird exportiert</translation>
    </message>
    <message>
        <source>Exporting {name}: picture {number:,} of {count:,}</source>
        <translation>{name} wird exportiert: Bild {number:_} von {count:_}</translation>
    </message>
    <message>
        <source>Exported {name}</source>
        <translation>{name} exportiert</translation>
    </message>
    <message>
        <source>film.mp4, film.gif, or a folder for one picture a frame</source>
        <translation>film.mp4, film.gif oder ein Ordner für einzelne Bilder</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>First training step</source>
        <translation>Erster Trainingsschritt</translation>
    </message>
    <message>
        <source>Last training step</source>
        <translation>Letzter Trainingsschritt</translation>
    </message>
    <message>
        <source>Replace what is there already</source>
        <translation>Vorhandenes ersetzen</translation>
    </message>
    <message>
        <source>Training steps</source>
        <translation>Trainingsschritte</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Browse …</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>{duration}: {count:,} pictures of {width} × {height} pixels</source>
        <translation>{duration}: {count:,} Bilder mit {width} × {height} Pixeln</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>training steps</source>
        <translation>Trainingsschritte</translation>
    </message>
    <message>
        <source>the first one first</source>
        <translation>der erste zuerst</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>{name!r} is no name</source>
        <translation>{name!r} ist kein Name</translation>
    </message>
    <message>
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f} s</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours:,} h {minutes} min</source>
        <translation>{hours:,} h {minutes} min</translation>
    </message>
    <message>
        <source>Deltastep projects (*{ending})</source>
        <translation>Deltastep-Projekte (*{ending})</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to {name}?</source>
        <translation>Änderungen an {name} speichern?</translation>
    </message>
    <message>
        <source>Space plays, → goes one operation on.</source>
        <translation>Leertaste spielt ab, → geht eine Operation weiter.</translation>
    </message>
    <message>
        <source>Drag any number, or type another one in its place.</source>
        <translation>Ziehen Sie an einer Zahl oder tippen Sie eine andere ein.</translation>
    </message>
    <message>
        <source>Pull the time line anywhere, forwards and back.</source>
        <translation>Ziehen Sie die Zeitleiste an jede Stelle, vor und zurück.</translation>
    </message>
    <message>
        <source>Loading {name}</source>
        <translation>{name} wird geladen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The size changes at the next start.</source>
        <translation>Die Größe ändert sich beim nächsten Start.</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>{name}, not saved yet</source>
        <translation>{name}, noch nicht gespeichert</translation>
    </message>
    <message>
        <source>To the first operation with other numbers</source>
        <translation>Zur ersten Operation mit anderen Zahlen</translation>
    </message>
    <message>
        <source>Nothing is otherwise yet: change any number.</source>
        <translation>Noch ist nichts anders: eine Zahl ändern.</translation>
    </message>
    <message>
        <source>{sizes}, to be compared</source>
        <translation>{sizes}, um vergleichen zu können</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>other biases, shared weights or learned slopes</source>
        <translation>andere Biaswerte, gemeinsame Gewichte oder gelernte Steigungen</translation>
    </message>
    <message>
        <source>the same in every layer, to be compared</source>
        <translation>dieselben in jeder Schicht, um vergleichen zu können</translation>
    </message>
    <message>
        <source>changed by hand in this step: a finite difference says nothing</source>
        <translation>in diesem Schritt von Hand geändert: Ein Differenzenquotient sagt nichts</translation>
    </message>
    <message>
        <source>weights have moved on the way: a finite difference says nothing</source>
        <translation>Gewichte haben sich unterwegs bewegt: Ein Differenzenquotient sagt nichts</translation>
    </message>
    <message>
        <source>clipped: no longer the gradient of the loss</source>
        <translation>begrenzt: nicht mehr der Gradient des Verlusts</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>Begrenzung</translation>
    </message>
    <message>
        <source>numbers too large to be scaled</source>
        <translation>Zahlen, die zum Skalieren zu groß sind</translation>
    </message>
    <message>
        <source>column {name}</source>
        <translation>Spalte {name}</translation>
    </message>
    <message>
        <source>below 1e150</source>
        <translation>unter 1e150</translation>
    </message>
    <message>
        <source>{inputs} inputs and {targets} targets</source>
        <translation>{inputs} Eingaben und {targets} Zielwerte</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>as many of each, and at least one</source>
        <translation>von beiden gleich viele und mindestens einer</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>of {count} samples it leaves none to train with</source>
        <translation>von {count} Beispielen bleibt keines zum Trainieren</translation>
    </message>
    <message>
        <source>of {count} samples it leaves none to test with</source>
        <translation>von {count} Beispielen bleibt keines zum Testen</translation>
    </message>
    <message>
        <source>The delta of {source} goes back to {unit}, weighted as on the way there.</source>
        <translation>Auf dem Rückweg gibt {source} sein Delta an {unit} weiter, gewichtet wie auf dem Hinweg.</translation>
    </message>
    <message>
        <source>The delta of {source} goes back to {unit} through a weight that has already moved.</source>
        <translation>Auf dem Rückweg gibt {source} sein Delta an {unit} weiter, über ein schon geändertes Gewicht.</translation>
    </message>
    <message>
        <source>How does {other} answer when the weighted sum of {unit} changes?</source>
        <translation>Wie antwortet {other}, wenn sich die gewichtete Summe für {unit} ändert?</translation>
    </message>
    <message>
        <source>How steep is the activation function where {unit} stands on it?</source>
        <translation>Wie steil ist die Aktivierungsfunktion dort, wo {unit} auf ihr steht?</translation>
    </message>
    <message>
        <source>How much does the loss change when the weighted sum of {unit} changes?</source>
        <translation>Wie stark ändert sich der Verlust mit der gewichteten Summe für {unit}?</translation>
    </message>
    <message>
        <source>For {unit} the slope cancels against the loss: what is left is the error.</source>
        <translation>Für {unit} kürzt sich die Steigung gegen den Verlust: Übrig bleibt der Fehler.</translation>
    </message>
    <message>
        <source>All neurons of the layer share one bias: its gradient is the sum of the deltas.</source>
        <translation>Alle Neuronen der Schicht teilen sich einen Bias: Sein Gradient ist die Summe der Deltas.</translation>
    </message>
    <message>
        <source>The bias of {unit} counts fully: its gradient is the delta.</source>
        <translation>Der Bias zählt für {unit} voll: Sein Gradient ist das Delta.</translation>
    </message>
    <message>
        <source>The gradient of a weight is the product of what stands at its two ends.</source>
        <translation>Der Gradient eines Gewichts ist das Produkt dessen, was an seinen beiden Enden steht.</translation>
    </message>
    <message>
        <source>The layer learns its slope: what arrives meets the weighted sums below zero.</source>
        <translation>Die Schicht lernt ihre Steigung: Was ankommt, trifft auf die gewichteten Summen unter null.</translation>
    </message>
    <message>
        <source>The value of {source} is multiplied by the weight that leads to {unit}.</source>
        <translation>Was {source} an {unit} sendet, wird mit dem Gewicht der Verbindung multipliziert.</translation>
    </message>
    <message>
        <source>{each} is multiplied by its weight; {added}.</source>
        <translation>{each} wird mit ihrem Gewicht multipliziert; {added}.</translation>
    </message>
    <message>
        <source>Each input</source>
        <translation>Jede Eingabe</translation>
    </message>
    <message>
        <source>Each activation</source>
        <translation>Jede Aktivierung</translation>
    </message>
    <message>
        <source>the products and the bias are added</source>
        <translation>die Produkte und der Bias werden addiert</translation>
    </message>
    <message>
        <source>the products are added</source>
        <translation>die Produkte werden addiert</translation>
    </message>
    <message>
        <source>The activation function {name} turns the weighted sum of {unit} into its output.</source>
        <translation>Die Aktivierungsfunktion {name} macht aus der gewichteten Summe die Ausgabe für {unit}.</translation>
    </message>
    <message>
        <source>The activation function {name} gives {unit} its share among all neurons of the layer.</source>
        <translation>Die Aktivierungsfunktion {name} bestimmt den Anteil für {unit} unter allen Neuronen der Schicht.</translation>
    </message>
    <message>
        <source>{what} A share of {share:g} is left out at random.</source>
        <translation>{what} Ein Anteil von {share:g} wird zufällig ausgelassen.</translation>
    </message>
    <message>
        <source>Dropout keeps {unit}, enlarged to make up for those left out.</source>
        <translation>Dropout behält {unit}, verstärkt als Ausgleich für die ausgelassenen.</translation>
    </message>
    <message>
        <source>Dropout leaves {unit} out of this step.</source>
        <translation>Dropout lässt {unit} in diesem Schritt aus.</translation>
    </message>
    <message>
        <source>How far is {unit} from its target?</source>
        <translation>Wie weit ist {unit} vom Ziel entfernt?</translation>
    </message>
    <message>
        <source>The errors are collected into one number: the loss.</source>
        <translation>Die Fehler werden zu einer Zahl zusammengefasst: dem Verlust.</translation>
    </message>
    <message>
        <source>The errors are collected into one number: the loss over {count:,} samples.</source>
        <translation>Die Fehler werden zu einer Zahl zusammengefasst: dem Verlust über {count:_} Beispiele.</translation>
    </message>
    <message>
        <source>The weight takes a step against its own gradient; how far is up to the rate η.</source>
        <translation>Das Gewicht geht einen Schritt gegen seinen Gradienten; wie weit, bestimmt die Lernrate η.</translation>
    </message>
    <message>
        <source>The bias takes a step against its own gradient; how far is up to the rate η.</source>
        <translation>Der Bias geht einen Schritt gegen seinen Gradienten; wie weit, bestimmt die Lernrate η.</translation>
    </message>
    <message>
        <source>The slope takes a step against its own gradient; how far is up to the rate η.</source>
        <translation>Die Steigung geht einen Schritt gegen ihren Gradienten; wie weit, bestimmt die Lernrate η.</translation>
    </message>
    <message>
        <source>What is remembered is renewed with the gradient g; then the weight takes its step.</source>
        <translation>Das Gemerkte wird mit dem Gradienten g erneuert; dann geht das Gewicht seinen Schritt.</translation>
    </message>
    <message>
        <source>What is remembered is renewed with the gradient g; then the bias takes its step.</source>
        <translation>Das Gemerkte wird mit dem Gradienten g erneuert; dann geht der Bias seinen Schritt.</translation>
    </message>
    <message>
        <source>What is remembered is renewed with the gradient g; then the slope takes its step.</source>
        <translation>Das Gemerkte wird mit dem Gradienten g erneuert; dann geht die Steigung ihren Schritt.</translation>
    </message>
    <message>
        <source>The gradient is too large: it is clipped by its value.</source>
        <translation>Der Gradient ist zu groß: Er wird nach seinem Betrag begrenzt.</translation>
    </message>
    <message>
        <source>The gradient is too large: it is clipped by its norm.</source>
        <translation>Der Gradient ist zu groß: Er wird nach seiner Norm begrenzt.</translation>
    </message>
    <message>
        <source>This layer rests in this step: only one, drawn at random, is updated.</source>
        <translation>Diese Schicht ruht in diesem Schritt: Nur eine zufällig gezogene wird aktualisiert.</translation>
    </message>
    <message>
        <source>The gradient is within its limit: nothing is clipped.</source>
        <translation>Der Gradient liegt unter seiner Grenze: Nichts wird gekürzt.</translation>
    </message>
    <message>
        <source>initializer</source>
        <translation>Initialisierung</translation>
    </message>
    <message>
        <source>{high!r} is too far from {low!r}</source>
        <translation>{high!r} ist zu weit von {low!r} entfernt</translation>
    </message>
    <message>
        <source>a range that is finite</source>
        <translation>ein endlicher Bereich</translation>
    </message>
    <message>
        <source>input {number}</source>
        <translation>Eingabe {number}</translation>
    </message>
    <message>
        <source>output neuron {number}</source>
        <translation>Ausgabeneuron {number}</translation>
    </message>
    <message>
        <source>hidden neuron {number}</source>
        <translation>verborgenes Neuron {number}</translation>
    </message>
    <message>
        <source>hidden neuron {number} of layer {layer}</source>
        <translation>verborgenes Neuron {number} in Schicht {layer}</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>hidden {layer}</source>
        <translation>verborgen {layer}</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>0 with nesterov</source>
        <translation>0 mit nesterov</translation>
    </message>
    <message>
        <source>more than 0</source>
        <translation>mehr als 0</translation>
    </message>
    <message>
        <source>did you mean {name!r}?</source>
        <translation>war {name!r} gemeint?</translation>
    </message>
    <message>
        <source>{value!r} is too small</source>
        <translation>{value!r} ist zu klein</translation>
    </message>
    <message>
        <source>{value!r} is negative</source>
        <translation>{value!r} ist negativ</translation>
    </message>
    <message>
        <source>{low:g} or more</source>
        <translation>{low:g} oder mehr</translation>
    </message>
    <message>
        <source>more than {low:g}</source>
        <translation>mehr als {low:g}</translation>
    </message>
    <message>
        <source>less than {high:g}</source>
        <translation>weniger als {high:g}</translation>
    </message>
    <message>
        <source>no options</source>
        <translation>keine Optionen</translation>
    </message>
    <message>
        <source>unknown option of {name}</source>
        <translation>unbekannte Option von {name}</translation>
    </message>
    <message>
        <source>{name} without {option}</source>
        <translation>{name} ohne {option}</translation>
    </message>
    <message>
        <source>it is required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>{what} without a name</source>
        <translation>{what} ohne Namen</translation>
    </message>
    <message>
        <source>{value!r} is not a name</source>
        <translation>{value!r} ist kein Name</translation>
    </message>
    <message>
        <source>unknown {what} {name!r}</source>
        <translation>{what} {name!r} ist unbekannt</translation>
    </message>
    <message>
        <source>{value!r} is not finite</source>
        <translation>{value!r} ist nicht endlich</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>eine endliche Zahl</translation>
    </message>
    <message>
        <source>{value!r} is not a whole number</source>
        <translation>{value!r} ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>{value!r} is not a truth value</source>
        <translation>{value!r} ist kein Wahrheitswert</translation>
    </message>
    <message>
        <source>{value!r} is not a list</source>
        <translation>{value!r} ist keine Liste</translation>
    </message>
    <message>
        <source>two numbers</source>
        <translation>zwei Zahlen</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>Lernratenplan</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>at most {count} conditions within each other</source>
        <translation>höchstens {count} Bedingungen ineinander</translation>
    </message>
    <message>
        <source>property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>a field that is a number</source>
        <translation>ein Feld, das eine Zahl ist</translation>
    </message>
    <message>
        <source>a {what}: {names}</source>
        <translation>{what}: {names}</translation>
    </message>
    <message>
        <source>the condition ends here</source>
        <translation>die Bedingung endet hier</translation>
    </message>
    <message>
        <source>{text!r} cannot stand here</source>
        <translation>{text!r} kann hier nicht stehen</translation>
    </message>
    <message>
        <source>expected {expected}</source>
        <translation>erwartet: {expected}</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
    <message>
        <source>the loss of the last epoch is {now:.4g}, of the best one it was {best:.4g}: the steps are so large that they lead uphill</source>
        <translation>der Verlust der letzten Epoche ist {now:.4g}, der der besten war {best:.4g}: Die Schritte sind so groß, dass sie bergauf führen</translation>
    </message>
    <message>
        <source>a smaller learning rate than {rate:.4g}, or gradient clipping</source>
        <translation>eine kleinere Lernrate als {rate:.4g} oder eine Begrenzung des Gradienten</translation>
    </message>
    <message>
        <source>in the last {count:,} epochs the loss went from {earlier:.4g} to {later:.4g}; always to answer the mean target costs {constant:.4g}</source>
        <translation>in den letzten {count:_} Epochen ging der Verlust von {earlier:.4g} auf {later:.4g}; immer das mittlere Ziel zu antworten kostet {constant:.4g}</translation>
    </message>
    <message>
        <source>another seed, a larger learning rate, momentum or more units, unless the inputs do not tell more</source>
        <translation>ein anderer Startwert, eine größere Lernrate, Momentum oder mehr Neuronen, sofern die Eingaben mehr hergeben</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>Schicht {number}</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>Schritt {number}</translation>
    </message>
    <message>
        <source>units {names} and {count} more</source>
        <translation>Neuronen {names} und {count} weitere</translation>
    </message>
    <message>
        <source>unit {names}</source>
        <translation>Neuron {names}</translation>
    </message>
    <message>
        <source>units {names}</source>
        <translation>Neuronen {names}</translation>
    </message>
    <message>
        <source>event {number}</source>
        <translation>Ereignis {number}</translation>
    </message>
    <message>
        <source>sample {number}</source>
        <translation>Beispiel {number}</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>Neuron {number}</translation>
    </message>
    <message>
        <source>source {number}</source>
        <translation>Quelle {number}</translation>
    </message>
    <message>
        <source>the one sample</source>
        <translation>das eine Beispiel</translation>
    </message>
    <message>
        <source>each of {count:,} samples</source>
        <translation>jedes von {count:_} Beispielen</translation>
    </message>
    <message>
        <source>the mean |δ| is {size:.3g}, that of the outputs {output:.3g}: on the way back through small slopes and weights it became {ratio} times smaller</source>
        <translation>das mittlere |δ| ist {size:.3g}, das der Ausgaben {output:.3g}: Auf dem Rückweg durch kleine Steigungen und Gewichte wurde es {ratio}-mal kleiner</translation>
    </message>
    <message>
        <source>relu or leaky_relu, initial weights that suit the activation, or fewer layers</source>
        <translation>relu oder leaky_relu, zur Aktivierung passende Anfangsgewichte oder weniger Schichten</translation>
    </message>
    <message>
        <source>the mean |δ| is {size:.3g}, that of the outputs {output:.3g}: on the way back through large weights it became {ratio} times larger</source>
        <translation>das mittlere |δ| ist {size:.3g}, das der Ausgaben {output:.3g}: Auf dem Rückweg durch große Gewichte wurde es {ratio}-mal größer</translation>
    </message>
    <message>
        <source>smaller initial weights, gradient clipping, or fewer layers</source>
        <translation>kleinere Anfangsgewichte, eine Begrenzung des Gradienten oder weniger Schichten</translation>
    </message>
    <message>
        <source>or the logarithm of 0</source>
        <translation>oder der Logarithmus von 0</translation>
    </message>
    <message>
        <source>or a division by 0</source>
        <translation>oder eine Division durch 0</translation>
    </message>
    <message>
        <source>smaller initial weights, or inputs scaled to about 1</source>
        <translation>kleinere Anfangsgewichte oder auf etwa 1 skalierte Eingaben</translation>
    </message>
    <message>
        <source>a sum over the batch is not finite</source>
        <translation>eine Summe über den Batch ist nicht endlich</translation>
    </message>
    <message>
        <source>{cause}, made of {numbers}</source>
        <translation>{cause}, entstanden aus {numbers}</translation>
    </message>
    <message>
        <source>the result is undefined, as ∞ − ∞ and 0 · ∞ are</source>
        <translation>das Ergebnis ist undefiniert wie ∞ − ∞ und 0 · ∞</translation>
    </message>
    <message>
        <source>what the optimizer remembers is not finite: the result is {value:g}</source>
        <translation>was sich der Optimierer merkt, ist nicht endlich: Das Ergebnis ist {value:g}</translation>
    </message>
    <message>
        <source>the sum over the batch is not finite: the result is {value:g}</source>
        <translation>die Summe über den Batch ist nicht endlich: Das Ergebnis ist {value:g}</translation>
    </message>
    <message>
        <source>the result is {value:g}: too large for {dtype} (at most {most:.2g})</source>
        <translation>das Ergebnis ist {value:g}: zu groß für {dtype} (höchstens {most:.2g})</translation>
    </message>
    <message>
        <source>a smaller learning rate than {rate:g}, or gradient clipping</source>
        <translation>eine kleinere Lernrate als {rate:g} oder eine Begrenzung des Gradienten</translation>
    </message>
    <message>
        <source>the same weights and biases lead to these units and the same weights lead on: they get the same updates and stay equal for ever, as if they were {groups} instead of {units}</source>
        <translation>zu diesen Neuronen führen dieselben Gewichte und Biaswerte, und dieselben Gewichte führen weiter: Sie werden gleich aktualisiert und bleiben für immer gleich, als wären es {groups} statt {units}</translation>
    </message>
    <message>
        <source>initial weights that differ, drawn at random</source>
        <translation>verschiedene, zufällig gezogene Anfangsgewichte</translation>
    </message>
    <message>
        <source>the slope of {name} is 0 everywhere: no gradient passes it, and neither this layer nor one before it learns</source>
        <translation>die Steigung von {name} ist überall 0: Kein Gradient kommt hindurch, und weder diese Schicht noch eine davor lernt</translation>
    </message>
    <message>
        <source>sigmoid while training, and a threshold afterwards</source>
        <translation>sigmoid beim Trainieren und danach ein Schwellenwert</translation>
    </message>
    <message>
        <source>has slope 0</source>
        <translation>hat die Steigung 0</translation>
    </message>
    <message>
        <source>gives 0 with slope 0</source>
        <translation>gibt 0 mit Steigung 0</translation>
    </message>
    <message>
        <source>{name} {constant} for {samples}: no gradient reaches the weights of this unit</source>
        <translation>{name} {constant} für {samples}: Kein Gradient erreicht die Gewichte dieses Neurons</translation>
    </message>
    <message>
        <source>{name} {constant} for {samples}: no gradient reaches the weights of these units</source>
        <translation>{name} {constant} für {samples}: Kein Gradient erreicht die Gewichte dieser Neuronen</translation>
    </message>
    <message>
        <source>a smaller learning rate, biases that are not very negative, or leaky_relu or elu</source>
        <translation>eine kleinere Lernrate, nicht stark negative Biaswerte oder leaky_relu oder elu</translation>
    </message>
    <message>
        <source>the slope of {name} is at most {most:.4g} for {samples}, {steepest:.4g} where it is steepest: hardly any gradient passes this unit</source>
        <translation>die Steigung von {name} ist höchstens {most:.4g} für {samples}, an der steilsten Stelle {steepest:.4g}: Kaum ein Gradient kommt durch dieses Neuron</translation>
    </message>
    <message>
        <source>the slope of {name} is at most {most:.4g} for {samples}, {steepest:.4g} where it is steepest: hardly any gradient passes these units</source>
        <translation>die Steigung von {name} ist höchstens {most:.4g} für {samples}, an der steilsten Stelle {steepest:.4g}: Kaum ein Gradient kommt durch diese Neuronen</translation>
    </message>
    <message>
        <source>smaller initial weights, scaled inputs, or a smaller learning rate</source>
        <translation>kleinere Anfangsgewichte, skalierte Eingaben oder eine kleinere Lernrate</translation>
    </message>
    <message>
        <source>slope gradient</source>
        <translation>Gradient der Steigung</translation>
    </message>
    <message>
        <source>slope update</source>
        <translation>Aktualisierung der Steigung</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>velocity</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>first moment</source>
        <translation>erstes Moment</translation>
    </message>
    <message>
        <source>second moment</source>
        <translation>zweites Moment</translation>
    </message>
    <message>
        <source>square sum</source>
        <translation>Quadratsumme</translation>
    </message>
    <message>
        <source>square average</source>
        <translation>Mittel der Quadrate</translation>
    </message>
    <message>
        <source>step size</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>previous gradient</source>
        <translation>voriger Gradient</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source> if </source>
        <translation> falls </translation>
    </message>
    <message>
        <source>, else </source>
        <translation>, sonst </translation>
    </message>
    <message>
        <source>{count:,}</source>
        <translation>{count:_}</translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <translation>{others} oder {last}</translation>
    </message>
</context>
</TS>
