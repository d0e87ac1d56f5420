//! Expressions, parameters, variables and functions.

use crate::{evaluated, is};

#[test]
fn expressions() {
    is("plain", "'plain'");
    is("[[escaped]", "'[escaped]'");
    is("[not closed", "'[not closed'");
    is("[concat('a', 'it''s', string(1))]", "'ait's1'");
    is("[  format ( '{0}/{1}' , 'a' , 2 )  ]", "'a/2'");
    is("[createArray(1, 2)[1]]", "2");
    is("[createObject('a', createObject('b', 3)).a.b]", "3");
    is("[createObject('a', 1)['A']]", "1");
    is("[if(equals('a', 'a'), 'yes', 'no')]", "'yes'");
    is("[and(true(), not(false()), or(false(), true()))]", "true");
    is("[coalesce(null(), 'x')]", "'x'");
    is("[add(1, mul(2, sub(5, div(9, mod(7, 4)))))]", "5");
    is("[less(1, 2)]", "true");
    is("[greaterOrEquals('b', 'a')]", "true");
    is("[null()]", "absent");
    is("[json('[1, 2]')]", "[1, 2]");
    is(
        "[map(createArray(1, 2), lambda('n', add(lambdaVariables('n'), 1)))]",
        "[2, 3]",
    );
    is(
        "[filter(createArray('a', 'b'), lambda('n', equals(lambdaVariables('n'), 'b')))]",
        "['b']",
    );
    is("[tryGet(createObject('a', 1), 'b')]", "absent");
    is("[-5]", "-5");
    is("[resourceGroup().location]", "&resourceGroup.location");
    is(
        "[uniqueString(resourceGroup().id)]",
        "~${uniqueString(resourceGroup.id)}",
    );
    is(
        "[concat('https://', parameters('nobody'), '.example')]",
        "~https://${nobody}.example",
    );
    is("[reference('x').y]", "?reference('x').y");
    is("[listKeys('x', '2024').key]", "?listKeys('x', '…').key");
    is("[unknownFunction('x')]", "?unknownFunction('…')");
}

#[test]
fn parameters_variables_and_functions() {
    let sections = r#""parameters": {"a": {"type": "string"}, "b": {"type": "string", "defaultValue": "[variables('v')]"}, "o": {"type": "object", "defaultValue": {"k": [1, "[parameters('a')]"]}}, "n": {"type": "string", "nullable": true}},
        "variables": {"v": "値", "loop": "[variables('pool')]", "pool": "[variables('loop')]",
            "copy": [{"name": "made", "count": 3, "input": "[concat('m', copyIndex('made', 1))]"}],
            "inside": {"x": 1, "copy": [{"name": "list", "count": "[length(createArray(1, 2))]", "input": {"i": "[copyIndex('list')]"}}]}},
        "functions": [{"namespace": "own", "members": {"twice": {"parameters": [{"name": "t", "type": "string"}], "output": {"type": "string", "value": "[concat(parameters('t'), parameters('T'))]"}}}}],"#;
    let with = |expression: &str| evaluated(sections, expression);
    assert_eq!(with("[parameters('a')]"), "?parameters('a')");
    assert_eq!(with("[toLower(parameters('A'))]"), "?parameters('a')");
    assert_eq!(with("[parameters('b')]"), "'値'");
    assert_eq!(with("[parameters('o')]"), "{k: [1, ?parameters('a')]}");
    assert_eq!(with("[parameters('o').k[0]]"), "1");
    assert_eq!(with("[parameters('a').x.y]"), "?parameters('a').x.y");
    assert_eq!(with("[parameters('n')]"), "?parameters('n')");
    assert_eq!(with("[variables('V')]"), "'値'");
    assert_eq!(with("[variables('loop')]"), "?cycle: loop");
    assert_eq!(with("[variables('made')]"), "['m1', 'm2', 'm3']");
    assert_eq!(
        with("[variables('inside')]"),
        "{list: [{i: 0}, {i: 1}], x: 1}"
    );
    assert_eq!(with("[own.twice('あ')]"), "'ああ'");
    assert_eq!(with("[OWN.Twice('x')]"), "'xx'");
}
