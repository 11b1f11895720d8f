<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>deltastep</name>
    <message>
        <source>Deltastep</source>
        <translation>Deltastep</translation>
    </message>
</context>
</TS>
