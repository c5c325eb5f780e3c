# verwacht: 1:1: "start.php" kan niet op de site staan. Haal het weg. Wat een server uitvoert of gehoorzaamt, hoort hier niet.
# genezen: weg
