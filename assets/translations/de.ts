<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>deltastep</name>
    <message>
        <source>at most {count:,} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the outputs cannot be left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {name} of one unit is always the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two units or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>either weights or init</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows, one a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} weights, one a source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} biases, as bias is {policy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has the weights of layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {number} is not before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {number} has no weights of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a layer that has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {number} has {units} × {fan_in} weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} × {fan_in} as in this layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipping needs all gradients before anything is updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none with immediate updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gradient of shared weights is known only after all of their uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights of its own with immediate updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{activation} gives no probabilities, which {loss} needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as sigmoid or softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name!r} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each column once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma cannot divide both columns and decimals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a semicolon or a tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers, one an input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers, one an output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows, as in inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier than the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no source {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than {count}, or null for the bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {number} has no biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown option {name!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two different inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no unit {unit} in layer {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers of {sizes} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}, as in the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV with every quote closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shorter rows, or fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {count:,} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file can have this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number such as 0.25, 1/3 or 1e-3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a number ({expected}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be divided by 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is outside of what is possible here, {low} to {high}.</source>
        <translation type="unfinished"></translation>
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
        <source>not a project of this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written as version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of bounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see deltastep schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complete JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON, without NaN or Infinity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not possible: {what} ({expected}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}, as many as the data have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is no target for this loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {low:g} to {high:g}</source>
        <translation type="unfinished"></translation>
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
        <source>… {count:,} more</source>
        <translation>… {count:,} weitere</translation>
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
        <source>one sample</source>
        <translation>ein Beispiel</translation>
    </message>
    <message>
        <source>all {count:,} samples of the batch</source>
        <translation>alle {count:,} Beispiele des Batches</translation>
    </message>
    <message>
        <source>Step {number:,}: {samples} forward and back, {update}.</source>
        <translation>Schritt {number:,}: {samples} vorwärts und zurück, {update}.</translation>
    </message>
    <message>
        <source>with {count:,} parameters updated layer by layer on the way</source>
        <translation>wobei {count:,} Parameter unterwegs Schicht für Schicht aktualisiert werden</translation>
    </message>
    <message>
        <source>then an update of one layer, {count:,} parameters</source>
        <translation>dann eine Aktualisierung einer Schicht, {count:,} Parameter</translation>
    </message>
    <message>
        <source>then one update of {count:,} parameters</source>
        <translation>dann eine Aktualisierung von {count:,} Parametern</translation>
    </message>
    <message>
        <source>and {count:,} more gradient in the same moment</source>
        <translation>und {count:,} weiterer Gradient im selben Moment</translation>
    </message>
    <message>
        <source>and {count:,} more gradients in the same moment</source>
        <translation>und {count:,} weitere Gradienten im selben Moment</translation>
    </message>
    <message>
        <source>and {count:,} more parameter in the same moment</source>
        <translation>und {count:,} weiterer Parameter im selben Moment</translation>
    </message>
    <message>
        <source>and {count:,} more parameters in the same moment</source>
        <translation>und {count:,} weitere Parameter im selben Moment</translation>
    </message>
    <message>
        <source>and {count:,} more neuron in the same moment</source>
        <translation>und {count:,} weiteres Neuron im selben Moment</translation>
    </message>
    <message>
        <source>and {count:,} more neurons in the same moment</source>
        <translation>und {count:,} weitere Neuronen im selben Moment</translation>
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
        <source>rests</source>
        <translation>ruht</translation>
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
        <source>loss</source>
        <translation>Verlust</translation>
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
        <source>weighted sum</source>
        <translation>gewichtete Summe</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
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
        <source>slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>Delta</translation>
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
        <source>Training · step {number:,}</source>
        <translation>Training · Schritt {number:,}</translation>
    </message>
    <message>
        <source>rests in this step</source>
        <translation>ruht in diesem Schritt</translation>
    </message>
    <message>
        <source>sample {number:,} of {count:,}</source>
        <translation>Beispiel {number:,} von {count:,}</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number with a decimal point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number with a decimal comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, column {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value but {text!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value, or &quot;missing&quot;: &quot;drop&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a header and at least one sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no column {name!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} columns are called {name!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name of its own for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no row is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {count:,} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too much data</source>
        <translation type="unfinished"></translation>
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
        <source>unknown kind of output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pictures a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {count} in this format</source>
        <translation type="unfinished"></translation>
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
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
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
        <source>Meaning of the colours</source>
        <translation>Bedeutung der Farben</translation>
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
        <source>{shown:,} of {count:,} samples.</source>
        <translation>{shown:,} von {count:,} Beispielen.</translation>
    </message>
    <message>
        <source>Other inputs as in sample {number:,}.</source>
        <translation>Andere Eingaben wie in Beispiel {number:,}.</translation>
    </message>
    <message>
        <source>Sample {number:,} is not trained on from here.</source>
        <translation>Mit Beispiel {number:,} wird von hier an nicht trainiert.</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>Entscheidungsfläche</translation>
    </message>
    <message>
        <source>Move {unit}</source>
        <translation>{unit} verschieben</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
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
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Size and language change at the next start.</source>
        <translation>Größe und Sprache ändern sich beim nächsten Start.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>{sizes}, to be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other biases, shared weights or learned slopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same in every layer, to be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers too large to be scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below 1e150</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {count} conditions within each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a field that is a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a {what}: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown {what} {name!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the condition ends here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} cannot stand here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inputs} inputs and {targets} targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many of each, and at least one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {count} samples it leaves none to train with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {count} samples it leaves none to test with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least one of each</source>
        <translation type="unfinished"></translation>
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
        <translation>Die Fehler werden zu einer Zahl zusammengefasst: dem Verlust über {count:,} Beispiele.</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{high!r} is too far from {low!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a range that is finite</source>
        <translation type="unfinished"></translation>
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
        <source>inputs</source>
        <translation>Eingaben</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 with nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than 0</source>
        <translation type="unfinished"></translation>
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
        <source>did you mean {name!r}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low:g} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {low:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than {high:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown option of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} without {option}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is not a truth value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} is not a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss of the last epoch is {now:.4g}, of the best one it was {best:.4g}: the steps are so large that they lead uphill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a smaller learning rate than {rate:.4g}, or gradient clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the last {count:,} epochs the loss went from {earlier:.4g} to {later:.4g}; always to answer the mean target costs {constant:.4g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another seed, a larger learning rate, momentum or more units, unless the inputs do not tell more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units {names} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each of {count:,} samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mean |δ| is {size:.3g}, that of the outputs {output:.3g}: on the way back through small slopes and weights it became {ratio:,.0f} times smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relu or leaky_relu, initial weights that suit the activation, or fewer layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mean |δ| is {size:.3g}, that of the outputs {output:.3g}: on the way back through large weights it became {ratio:,.0f} times larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller initial weights, gradient clipping, or fewer layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or the logarithm of 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or a division by 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller initial weights, or inputs scaled to about 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sum over the batch is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cause}, made of {numbers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the result is undefined, as ∞ − ∞ and 0 · ∞ are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sum over the batch is not finite: the result is {value:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the result is {value:g}: too large for {dtype} (at most {most:.2g})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a smaller learning rate than {rate:g}, or gradient clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same weights and biases lead to these units and the same weights lead on: they get the same updates and stay equal for ever, as if they were {groups} instead of {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>initial weights that differ, drawn at random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the slope of {name} is 0 everywhere: no gradient passes it, and neither this layer nor one before it learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sigmoid while training, and a threshold afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has slope 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives 0 with slope 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {constant} for {samples}: no gradient reaches the weights of this unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {constant} for {samples}: no gradient reaches the weights of these units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a smaller learning rate, biases that are not very negative, or leaky_relu or elu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the slope of {name} is at most {most:.4g} for {samples}, {steepest:.4g} where it is steepest: hardly any gradient passes this unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the slope of {name} is at most {most:.4g} for {samples}, {steepest:.4g} where it is steepest: hardly any gradient passes these units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller initial weights, scaled inputs, or a smaller learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>square sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>square average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previous gradient</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
