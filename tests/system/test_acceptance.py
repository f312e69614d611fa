"""The model shows what is known of such crises: 25 facts, each as signs of paired differences."""

import os
import unittest

import acceptance


class Acceptance(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.study = acceptance.Study(os.environ["BACKLASH"])

    def test_every_fact(self):
        facts = acceptance.facts()
        self.assertEqual([fact["number"] for fact in facts], list(range(1, 26)))
        for fact in facts:
            for check in fact["check"]:
                with self.subTest(number=fact["number"], check=acceptance.title(check)):
                    outcome = acceptance.evaluate(self.study, check)
                    if "expected_to_fail" in check:
                        self.assertFalse(outcome.held, f"holds after all: {outcome.found}")
                    else:
                        self.assertTrue(outcome.held, f"expected {outcome.expected}, found {outcome.found}")

    def test_every_scenario_is_used(self):
        used = {"base"}
        for fact in acceptance.facts():
            for check in fact["check"]:
                used |= acceptance.scenarios_of(check)
        self.assertEqual(used, {path.stem for path in acceptance.SCENARIOS.glob("*.yaml")})


if __name__ == "__main__":
    unittest.main()
