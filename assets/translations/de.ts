<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>deltastep</name>
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
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark, high contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, high contrast</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without movement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size and language change at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
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
        <source> if </source>
        <translation> falls </translation>
    </message>
    <message>
        <source>, else </source>
        <translation>, sonst </translation>
    </message>
</context>
</TS>
